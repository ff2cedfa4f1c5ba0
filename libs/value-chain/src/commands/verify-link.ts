import { Injectable } from '@nestjs/common';
import type { Outcome } from '@domain/kernel/decision';
import type { LinkId } from '@domain/kernel/id';
import { verify, type WrongLinkState } from '@domain/value-chain/decide-link';
import type { Command } from '@platform/database/unit-of-work';
import { JudgeLink, stateFact, type LinkRefusal } from './judge-link';

/** The Alliance has seen the evidence of a confirmed link. */
@Injectable()
export class VerifyLink {
  constructor(private readonly judge: JudgeLink) {}

  run(command: Command, { linkId }: { linkId: string }): Promise<Outcome<LinkId, LinkRefusal<WrongLinkState>>> {
    return this.judge.run(command, linkId, {
      action: 'value-chain.verify-link',
      inNameOf: () => [],
      decide: (link) => verify(link),
      facts: stateFact,
    });
  }
}
