import { Injectable } from '@nestjs/common';
import { isOfAlliance } from '@domain/access/actor';
import { refused, type Outcome } from '@domain/kernel/decision';
import type { LinkId } from '@domain/kernel/id';
import { reject, type ConfirmationIsForTheOtherSide, type WrongLinkState } from '@domain/value-chain/decide-link';
import type { Command } from '@platform/database/unit-of-work';
import { askedSide, JudgeLink, sidesOf, speaksFor, stateFact, type LinkRefusal } from './judge-link';

/** The other side of a declared link, or the Alliance, says that there is no such link. */
@Injectable()
export class RejectLink {
  constructor(private readonly judge: JudgeLink) {}

  run(
    command: Command,
    { linkId }: { linkId: string },
  ): Promise<Outcome<LinkId, LinkRefusal<WrongLinkState | ConfirmationIsForTheOtherSide>>> {
    const byAlliance = isOfAlliance(command.actor);
    return this.judge.run<WrongLinkState | ConfirmationIsForTheOtherSide>(command, linkId, {
      action: byAlliance ? 'value-chain.verify-link' : 'value-chain.confirm-link',
      inNameOf: sidesOf,
      decide: (link) => {
        const other = askedSide(link);
        if (!byAlliance && !speaksFor(other, command)) {
          return refused({ code: 'confirmation-is-for-the-other-side', organisationId: other });
        }
        return reject(link);
      },
      facts: stateFact,
    });
  }
}
