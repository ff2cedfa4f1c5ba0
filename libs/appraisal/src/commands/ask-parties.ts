import { Injectable } from '@nestjs/common';
import { answer, ask, type ExaminationRefusal, type WrongAppraisalState } from '@domain/appraisal/decide-appraisal';
import { belongsTo } from '@domain/access/actor';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type AppraisalId } from '@domain/kernel/id';
import { invalidInput, issue, notFound } from '@domain/kernel/refusals';
import { tidy } from '@domain/kernel/text';
import type { Command } from '@platform/database/unit-of-work';
import { AdvisorFactsStore } from '../data/advisor-facts.store';
import { AppraisalStore } from '../data/appraisal.store';
import { OnAppraisal, type DeskRefusal } from './on-appraisal';

export interface AskPartiesInput {
  readonly appraisalId: string;
  readonly question: string;
}
export interface AnswerAppraisalQuestionInput {
  readonly appraisalId: string;
  readonly questionId: string;
  readonly answer: string;
}

const LONGEST = 4000;

/** Null when the text will do. */
export function textIssue(text: string, path: string) {
  if (tidy(text) === '') return invalidInput(issue(path, 'required'));
  return text.length > LONGEST ? invalidInput(issue(path, 'too-long', { largest: LONGEST })) : null;
}

/** Asks the parties; the clock stands still until everything is answered. */
@Injectable()
export class AskParties {
  constructor(
    private readonly onAppraisal: OnAppraisal,
    private readonly appraisals: AppraisalStore,
    private readonly advisors: AdvisorFactsStore,
  ) {}

  run(command: Command, input: AskPartiesInput): Promise<Outcome<AppraisalId, DeskRefusal | ExaminationRefusal>> {
    type Refused = DeskRefusal | ExaminationRefusal;
    return this.onAppraisal.run<Refused>(
      command,
      input.appraisalId,
      'appraisal.examine',
      async ({ tx, one, accountId }) => {
        const wrong = textIssue(input.question, 'question');
        if (wrong) return refused(wrong);
        const conflict = await this.advisors.conflict(tx, one, accountId);
        const id = tx.newId('appraisalQuestion');
        const decision = ask(one, { advisorId: accountId, conflict }, id, tx.now);
        if (!decision.ok) return decision;
        await this.appraisals.addQuestion(tx, {
          id,
          appraisalId: one.id,
          askedBy: accountId,
          question: tidy(input.question),
        });
        await this.appraisals.save(tx, { ...decision.state, version: one.version }, decision.events);
        return done(one.id);
      },
    );
  }
}

/** A party answers; with the last answer the clock runs again. */
@Injectable()
export class AnswerAppraisalQuestion {
  constructor(
    private readonly onAppraisal: OnAppraisal,
    private readonly appraisals: AppraisalStore,
  ) {}

  run(
    command: Command,
    input: AnswerAppraisalQuestionInput,
  ): Promise<Outcome<AppraisalId, DeskRefusal | WrongAppraisalState>> {
    type Refused = DeskRefusal | WrongAppraisalState;
    return this.onAppraisal.run<Refused>(
      command,
      input.appraisalId,
      'appraisal.answer-question',
      async ({ tx, one, accountId }) => {
        const wrong = textIssue(input.answer, 'answer');
        if (wrong) return refused(wrong);
        const questionId = parseId('appraisalQuestion', input.questionId);
        const question = questionId && (await this.appraisals.question(tx, questionId));
        if (!question || question.appraisalId !== one.id || question.answeredAt) return refused(notFound('Question'));
        const answeredFor = [one.sellerId, one.buyerId].find((party) => belongsTo(tx.actor, party)) ?? null;
        const open = await this.appraisals.answerQuestion(tx, question, {
          answeredFor,
          answeredBy: accountId,
          answer: tidy(input.answer),
        });
        const decision = answer(one, question.id, open, tx.now);
        if (!decision.ok) return decision;
        await this.appraisals.save(tx, { ...decision.state, version: one.version }, decision.events);
        return done(one.id);
      },
    );
  }
}
