import { Injectable } from '@nestjs/common';
import type { Advice } from '@domain/appraisal/advice';
import type { ProposedOpinion } from '@domain/appraisal/appraisal';
import { about } from '@domain/appraisal/decide-appraisal';
import { conclude, cosign, type ConclusionRefusal, type CosignatureRefusal } from '@domain/appraisal/decide-opinion';
import { asOpenFinding, stands, type Finding } from '@domain/appraisal/finding';
import { computedAdvice, score } from '@domain/appraisal/opinion';
import { CHECKLIST_VERSION } from '@domain/appraisal/rules/checklist';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { AppraisalId } from '@domain/kernel/id';
import { tidy } from '@domain/kernel/text';
import type { Transaction } from '@platform/database/transaction';
import type { Command } from '@platform/database/unit-of-work';
import { ContractsReader } from '@contracts/public';
import { AdvisorFactsStore } from '../data/advisor-facts.store';
import { AppraisalStore, type StoredAppraisal } from '../data/appraisal.store';
import { textIssue } from './ask-parties';
import { OnAppraisal, type DeskRefusal } from './on-appraisal';

export interface ConcludeAppraisalInput {
  readonly appraisalId: string;
  /** Hash of the terms that the advisor read. */
  readonly termsHash: string;
  readonly advice: Advice;
  readonly overrideReason?: string | null;
  readonly summary: string;
}
export interface CosignOpinionInput {
  readonly appraisalId: string;
  readonly agrees: boolean;
}

/** Numbers the opinion, keeps it, and closes the case with it. */
@Injectable()
export class GiveOpinion {
  constructor(private readonly appraisals: AppraisalStore) {}

  async on(tx: Transaction, one: StoredAppraisal, word: ProposedOpinion, findings: readonly Finding[]): Promise<void> {
    if (!one.advisorId) throw new Error('an opinion without an advisor');
    const opinion = await this.appraisals.addOpinion(tx, {
      id: tx.newId('opinion'),
      appraisalId: one.id,
      contractId: one.contractId,
      termsHash: one.termsHash,
      checklistVersion: CHECKLIST_VERSION,
      score: score(findings),
      advice: word.advice,
      computedAdvice: computedAdvice(findings),
      overrideReason: word.overrideReason,
      summary: word.summary,
      advisorId: one.advisorId,
      secondAdvisorId: one.secondAdvisorId,
      givenOn: tx.today(),
    });
    await this.appraisals.save(tx, one, [
      {
        type: 'appraisal.concluded',
        ...about(one),
        opinionId: opinion.id,
        number: opinion.number,
        advice: opinion.advice,
        openFindings: findings.filter(stands).map(asOpenFinding),
      },
    ]);
  }
}

/** The advisor's opinion on the very text of the case. Above the value of two advisors it waits for the second. */
@Injectable()
export class ConcludeAppraisal {
  constructor(
    private readonly onAppraisal: OnAppraisal,
    private readonly appraisals: AppraisalStore,
    private readonly advisors: AdvisorFactsStore,
    private readonly contracts: ContractsReader,
    private readonly give: GiveOpinion,
  ) {}

  run(command: Command, input: ConcludeAppraisalInput): Promise<Outcome<AppraisalId, DeskRefusal | ConclusionRefusal>> {
    type Refused = DeskRefusal | ConclusionRefusal;
    return this.onAppraisal.run<Refused>(
      command,
      input.appraisalId,
      'appraisal.conclude',
      async ({ tx, one, accountId }) => {
        const wrong =
          textIssue(input.summary, 'summary') ??
          (input.overrideReason ? textIssue(input.overrideReason, 'overrideReason') : null);
        if (wrong) return refused(wrong);
        const contract = await this.contracts.subjectInTransaction(tx, one.contractId);
        const findings = await this.appraisals.findings(tx, one.id);
        const word: ProposedOpinion = {
          advice: input.advice,
          overrideReason: input.overrideReason ? tidy(input.overrideReason) : null,
          summary: tidy(input.summary),
        };
        const decision = conclude(
          one,
          {
            ...word,
            advisorId: accountId,
            conflict: await this.advisors.conflict(tx, one, accountId),
            termsHash: input.termsHash,
            contractTermsHash: contract?.termsHash ?? '',
          },
          findings,
        );
        if (!decision.ok) return decision;
        const next = { ...decision.state, version: one.version };
        if (next.state === 'CONCLUDED') await this.give.on(tx, next, word, findings);
        else await this.appraisals.save(tx, next, decision.events);
        return done(one.id);
      },
    );
  }
}

/** The second advisor's word on the proposed opinion. */
@Injectable()
export class CosignOpinion {
  constructor(
    private readonly onAppraisal: OnAppraisal,
    private readonly appraisals: AppraisalStore,
    private readonly advisors: AdvisorFactsStore,
    private readonly contracts: ContractsReader,
    private readonly give: GiveOpinion,
  ) {}

  run(command: Command, input: CosignOpinionInput): Promise<Outcome<AppraisalId, DeskRefusal | CosignatureRefusal>> {
    return this.onAppraisal.run<CosignatureRefusal>(
      command,
      input.appraisalId,
      'appraisal.conclude',
      async ({ tx, one, accountId }) => {
        const contract = await this.contracts.subjectInTransaction(tx, one.contractId);
        const decision = cosign(one, {
          advisorId: accountId,
          conflict: await this.advisors.conflict(tx, one, accountId),
          agrees: input.agrees,
          contractTermsHash: contract?.termsHash ?? '',
        });
        if (!decision.ok) return decision;
        const next = { ...decision.state, version: one.version };
        if (next.state !== 'CONCLUDED' || !one.proposed) await this.appraisals.save(tx, next, decision.events);
        else
          await this.give.on(tx, { ...next, proposed: null }, one.proposed, await this.appraisals.findings(tx, one.id));
        return done(one.id);
      },
    );
  }
}
