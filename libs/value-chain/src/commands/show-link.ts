import { Injectable } from '@nestjs/common';
import { accepted, type Outcome } from '@domain/kernel/decision';
import type { LinkId, OrganisationId } from '@domain/kernel/id';
import type { Command } from '@platform/database/unit-of-work';
import { JudgeLink, sidesOf, type LinkRefusal } from './judge-link';

/** One side lets anybody know of the link, or no more. */
@Injectable()
export class ShowLink {
  constructor(private readonly judge: JudgeLink) {}

  run(
    command: Command,
    input: { linkId: string; organisationId: string; shown: boolean },
  ): Promise<Outcome<LinkId, LinkRefusal<never>>> {
    const by = input.organisationId as OrganisationId;
    return this.judge.run<never>(command, input.linkId, {
      action: 'value-chain.show-link',
      inNameOf: (link) => sidesOf(link).filter((side) => side === by),
      decide: (link) => {
        const others = link.shownBy.filter((side) => side !== by);
        return accepted({ ...link, shownBy: input.shown ? [...others, by] : others });
      },
      facts: (_link, tx) => [{ kind: input.shown ? 'SHOWN' : 'HIDDEN', by, effectiveOn: tx.today() }],
    });
  }
}
