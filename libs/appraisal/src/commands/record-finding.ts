import { Injectable } from '@nestjs/common';
import { about, mayExamine, type ExaminationRefusal } from '@domain/appraisal/decide-appraisal';
import { asOpenFinding, mayAnswerFinding, type Finding, type FindingStatus } from '@domain/appraisal/finding';
import { CHECKLIST_VERSION } from '@domain/appraisal/rules/checklist';
import type { Severity } from '@domain/appraisal/severity';
import { allowed } from '@domain/access/policy';
import { editFromText, fieldAt, parsePath } from '@domain/contracts/terms/edit-terms';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type AppraisalId } from '@domain/kernel/id';
import { invalidInput, issue, notFound } from '@domain/kernel/refusals';
import { tidy } from '@domain/kernel/text';
import type { Command } from '@platform/database/unit-of-work';
import { AdvisorFactsStore } from '../data/advisor-facts.store';
import { AppraisalStore } from '../data/appraisal.store';
import { textIssue } from './ask-parties';
import { OnAppraisal, type DeskRefusal } from './on-appraisal';

export interface RecordFindingInput {
  readonly appraisalId: string;
  readonly severity: Severity;
  /** The term it is about; the whole contract when absent. */
  readonly path?: string | null;
  readonly note: string;
  /** What the term should say instead, as typed. */
  readonly suggestedValue?: string | null;
}

/** The finding can not go from one state to the other by this hand. */
export interface WrongFindingStatus {
  readonly code: 'wrong-finding-status';
  readonly status: FindingStatus;
}

/** An advisor writes down what no rule saw. */
@Injectable()
export class RecordFinding {
  constructor(
    private readonly onAppraisal: OnAppraisal,
    private readonly appraisals: AppraisalStore,
    private readonly advisors: AdvisorFactsStore,
  ) {}

  run(command: Command, input: RecordFindingInput): Promise<Outcome<AppraisalId, DeskRefusal | ExaminationRefusal>> {
    type Refused = DeskRefusal | ExaminationRefusal;
    return this.onAppraisal.run<Refused>(
      command,
      input.appraisalId,
      'appraisal.examine',
      async ({ tx, one, accountId }) => {
        const wrong = textIssue(input.note, 'note');
        if (wrong) return refused(wrong);
        const path = input.path ?? '';
        if (path !== '' && !fieldAt(parsePath(path) ?? ['']))
          return refused(invalidInput(issue('path', 'unknown-field')));
        const edit = input.suggestedValue && path ? editFromText(path, input.suggestedValue) : null;
        if (edit && !edit.ok) return refused(invalidInput(...edit.issues));
        const no = mayExamine(one, accountId, await this.advisors.conflict(tx, one, accountId));
        if (no) return refused(no);
        const finding: Finding = {
          id: tx.newId('finding'),
          ruleId: 'HUMAN',
          checklistVersion: CHECKLIST_VERSION,
          origin: 'HUMAN',
          severity: input.severity,
          path,
          code: 'human',
          evidence: {},
          legalBasis: [],
          suggestion: edit?.ok ? { code: 'human', facts: {}, patch: [edit.value] } : null,
          note: tidy(input.note),
          status: 'OPEN',
          statusReason: null,
          foundOn: tx.today(),
        };
        await this.appraisals.addFinding(tx, one.id, finding);
        await this.appraisals.save(tx, one, [
          { type: 'appraisal.finding-recorded', ...about(one), finding: asOpenFinding(finding) },
        ]);
        return done(one.id);
      },
    );
  }
}

export interface AnswerFindingInput {
  readonly appraisalId: string;
  readonly findingId: string;
  readonly status: FindingStatus;
  readonly reason?: string | null;
}

/** A party accepts or waives a finding; the advisor of the case dismisses it as a false alarm, or opens it again. */
@Injectable()
export class AnswerFinding {
  constructor(
    private readonly onAppraisal: OnAppraisal,
    private readonly appraisals: AppraisalStore,
    private readonly advisors: AdvisorFactsStore,
  ) {}

  run(
    command: Command,
    input: AnswerFindingInput,
  ): Promise<Outcome<AppraisalId, DeskRefusal | ExaminationRefusal | WrongFindingStatus>> {
    type Refused = DeskRefusal | ExaminationRefusal | WrongFindingStatus;
    const byAdvisor = input.status === 'DISMISSED' || input.status === 'OPEN' || input.status === 'FIXED';
    const action = byAdvisor ? 'appraisal.examine' : 'appraisal.answer-finding';
    return this.onAppraisal.run<Refused>(command, input.appraisalId, action, async ({ tx, one, accountId }) => {
      const findingId = parseId('finding', input.findingId);
      const finding = (await this.appraisals.findings(tx, one.id)).find(({ id }) => id === findingId);
      if (!finding) return refused(notFound('Finding'));
      const reason = input.reason ? tidy(input.reason) : null;
      if (input.status === 'DISMISSED' && !reason) return refused(invalidInput(issue('reason', 'required')));
      if (reason && reason.length > 1000) return refused(invalidInput(issue('reason', 'too-long', { largest: 1000 })));
      if (byAdvisor) {
        const no = mayExamine(one, accountId, await this.advisors.conflict(tx, one, accountId));
        if (no) return refused(no);
      } else if (!allowed(tx.actor, 'appraisal.answer-finding', { organisationIds: [one.sellerId, one.buyerId] })) {
        return refused({ code: 'not-permitted', action });
      }
      if (!mayAnswerFinding(byAdvisor ? 'ADVISOR' : 'PARTY', finding.status, input.status)) {
        return refused({ code: 'wrong-finding-status', status: finding.status });
      }
      await this.appraisals.answerFinding(tx, finding.id, input.status, reason);
      await this.appraisals.save(tx, one, [
        { type: 'appraisal.finding-resolved', ...about(one), findingId: finding.id, status: input.status },
      ]);
      return done(one.id);
    });
  }
}
