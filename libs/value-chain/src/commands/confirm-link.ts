import { Injectable } from '@nestjs/common';
import type { Outcome } from '@domain/kernel/decision';
import type { LinkId } from '@domain/kernel/id';
import { confirm, type ConfirmationIsForTheOtherSide, type WrongLinkState } from '@domain/value-chain/decide-link';
import type { Command } from '@platform/database/unit-of-work';
import { askedSide, JudgeLink, sidesOf, speaksFor, stateFact, type LinkRefusal } from './judge-link';

/** The other side says that a declared link is true. */
@Injectable()
export class ConfirmLink {
  constructor(private readonly judge: JudgeLink) {}

  run(
    command: Command,
    { linkId }: { linkId: string },
  ): Promise<Outcome<LinkId, LinkRefusal<WrongLinkState | ConfirmationIsForTheOtherSide>>> {
    return this.judge.run(command, linkId, {
      action: 'value-chain.confirm-link',
      inNameOf: sidesOf,
      decide: (link) => {
        const asked = askedSide(link);
        return confirm(link, speaksFor(asked, command) ? asked : (link.declaredBy ?? link.supplierId));
      },
      facts: stateFact,
    });
  }
}
