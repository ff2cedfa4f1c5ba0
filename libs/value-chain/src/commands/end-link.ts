import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { Outcome } from '@domain/kernel/decision';
import type { LinkId } from '@domain/kernel/id';
import {
  end,
  type LinkEndOutOfRange,
  type LinkFollowsContract,
  type WrongLinkState,
} from '@domain/value-chain/decide-link';
import type { Command } from '@platform/database/unit-of-work';
import { JudgeLink, sidesOf, stateFact, type LinkRefusal } from './judge-link';

/** One side ends a declared link. */
@Injectable()
export class EndLink {
  constructor(private readonly judge: JudgeLink) {}

  run(
    command: Command,
    { linkId, endedOn }: { linkId: string; endedOn: CalendarDate },
  ): Promise<Outcome<LinkId, LinkRefusal<WrongLinkState | LinkFollowsContract | LinkEndOutOfRange>>> {
    return this.judge.run(command, linkId, {
      action: 'value-chain.end-link',
      inNameOf: sidesOf,
      decide: (link, tx) => end(link, endedOn, tx.today()),
      facts: stateFact,
    });
  }
}
