import { about, answer, ask, assign, lapse } from '@domain/appraisal/decide-appraisal';
import { conclude, cosign } from '@domain/appraisal/decide-opinion';
import { needsSecondAdvisor, type Appraisal } from '@domain/appraisal/appraisal';
import { OPEN_STATES } from '@domain/appraisal/appraisal.transitions';
import type { Advice } from '@domain/appraisal/advice';
import type { AppraisalEvent } from '@domain/appraisal/events';
import { asOpenFinding, stands, type Finding } from '@domain/appraisal/finding';
import { computedAdvice, opinionNumber, score } from '@domain/appraisal/opinion';
import { CHECKLIST_VERSION, runChecklist } from '@domain/appraisal/rules/checklist';
import { dueTime, startClock } from '@domain/appraisal/sla-clock';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { estimatedValue } from '@domain/contracts/contracted-quantity';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import type { Decision } from '@domain/kernel/decision';
import type { AccountId, Id } from '@domain/kernel/id';
import type { ContractStory, StoryDesk } from './contract-story';
import type { Random } from './random';
import { at, atOrNull, must } from './rows';
import type { Timeline } from './timeline';

/** The people who appraise, the numbers of their opinions, and the catalogue that the checklist reads. */
export interface AllianceDesk {
  readonly advisors: readonly AccountId[];
  readonly lead: AccountId;
  readonly administrator: AccountId;
  readonly catalogue: Catalogue;
  /** Place of a moment among all opinions of its year, from 1. */
  opinionPlace(when: number): number;
}

type Desk = Omit<StoryDesk, 'random'>;

/** One exact text of a contract on the Alliance's desk, read by the checklist of the product itself. */
export class AppraisalCase {
  private one: Appraisal;
  private version = 1;
  private changedAt: number;
  private readonly findings: readonly Finding[];

  constructor(
    private readonly desk: Desk & { readonly alliance: AllianceDesk },
    private readonly story: ContractStory,
    private readonly random: Random,
    private readonly openedAt: number,
  ) {
    story.submit(openedAt);
    const { id: contractId, termsHash, sellerId, buyerId, terms } = story.now;
    this.changedAt = openedAt;
    this.one = {
      ...{
        id: random.id('appraisal', openedAt),
        contractId,
        termsHash,
        sellerId,
        buyerId,
        value: estimatedValue(terms),
      },
      ...{ state: 'SUBMITTED', clock: startClock(openedAt), advisorId: null, secondAdvisorId: null, proposed: null },
    };
    this.findings = this.read();
    const dueOn = dueTime(this.one.clock)?.dueOn ?? dayInVietnam(openedAt);
    const machineFindings = this.findings.filter(({ origin }) => origin === 'MACHINE').map(asOpenFinding);
    this.tell([{ type: 'appraisal.opened', ...about(this.one), dueOn, machineFindings }], openedAt, null);
  }

  run(way: Timeline): void {
    if (way.assigned !== null) this.assign(way.assigned);
    if (way.asked !== null) this.question(way.asked, way.answered);
    if (way.advised !== null && !way.inTime) {
      this.do(lapse(this.one, way.advised), way.advised, null);
      this.story.notAppraisedInTime(way.advised);
    } else if (way.advised !== null) this.giveOpinion(way, way.advised);
    else if (way.cosignatureAsked !== null && needsSecondAdvisor(this.one.value)) this.propose(way.cosignatureAsked);
    this.write();
  }

  /** The machine's findings, and now and then one of a person, which only people can make. */
  private read(): Finding[] {
    const { seller, buyer, now } = this.story;
    const today = dayInVietnam(this.openedAt);
    const parties = {
      seller: { verified: true, taxCode: seller.taxCode },
      buyer: { verified: true, taxCode: buyer.taxCode },
    };
    const checked = runChecklist(now.terms, { today, catalogue: this.desk.alliance.catalogue, ...parties });
    const base = { checklistVersion: CHECKLIST_VERSION, status: 'OPEN', statusReason: null, foundOn: today } as const;
    const machine = checked.flatMap((one) =>
      one.outcome !== 'FAIL'
        ? []
        : one.failures.map((failure): Finding => ({
            ...{ id: this.random.id('finding', this.openedAt), ruleId: one.rule.id, origin: 'MACHINE', note: null },
            ...{ ...failure, legalBasis: one.rule.legalBasis, ...base },
          })),
    );
    if (now.terms.forceMajeure.noticeHours !== null) return machine;
    const human: Finding = {
      ...{
        id: this.random.id('finding', this.openedAt + 1),
        ruleId: 'F01',
        origin: 'HUMAN',
        severity: 'MAJOR',
        code: 'human',
      },
      ...{
        path: 'forceMajeure.noticeHours',
        evidence: {},
        legalBasis: ['Luật Thương mại 2005, Điều 295'],
        suggestion: null,
      },
      ...{ ...base, note: 'Chưa ghi thời hạn báo sự kiện bất khả kháng và cơ quan xác nhận.' },
    };
    return [...machine, human];
  }

  private assign(when: number): void {
    const { advisors, lead } = this.desk.alliance;
    const first = this.random.pick(advisors);
    this.do(assign(this.one, first, { asSecond: false, mayReplace: false, conflict: null }), when, lead);
    if (!needsSecondAdvisor(this.one.value)) return;
    const second = this.random.pick(advisors.filter((id) => id !== first));
    this.do(assign(this.one, second, { asSecond: true, mayReplace: false, conflict: null }), when + 60_000, lead);
  }

  private get advisor(): AccountId {
    if (!this.one.advisorId) throw new Error('a case without an advisor');
    return this.one.advisorId;
  }

  private question(asked: number, answered: number | null): void {
    const { seller } = this.story;
    const id = this.random.id('appraisalQuestion', asked);
    this.do(ask(this.one, { advisorId: this.advisor, conflict: null }, id, asked), asked, this.advisor);
    if (answered !== null) this.do(answer(this.one, id, 0, answered), answered, seller.manager);
    this.desk.rows.put('appraisal_questions', {
      ...{ id, appraisal_id: this.one.id, asked_by: this.advisor, asked_at: at(asked) },
      question: 'Đề nghị HTX cho biết danh sách hộ tham gia và diện tích từng hộ.',
      ...{
        answered_for: answered && seller.id,
        answered_by: answered && seller.manager,
        answered_at: atOrNull(answered),
      },
      answer: answered && 'Danh sách đã kèm phụ lục; diện tích khớp với hợp đồng.',
    });
  }

  private propose(when: number): Advice {
    const { termsHash } = this.one;
    const advice = computedAdvice(this.findings);
    const word = { advisorId: this.advisor, conflict: null, termsHash, contractTermsHash: termsHash, advice };
    const decision = conclude(this.one, { ...word, overrideReason: null, summary: SUMMARIES[advice] }, this.findings);
    if (decision.ok && decision.state.state === 'CONCLUDED') this.one = decision.state;
    else this.do(decision, when, this.advisor);
    return advice;
  }

  private giveOpinion(way: Timeline, when: number): void {
    const { termsHash } = this.one;
    const advice = this.propose(way.cosignatureAsked ?? when - 60_000);
    let by = this.advisor;
    if (this.one.state === 'AWAITING_COSIGNATURE' && this.one.secondAdvisorId) {
      by = this.one.secondAdvisorId;
      this.one = must(
        cosign(this.one, { advisorId: by, conflict: null, agrees: true, contractTermsHash: termsHash }),
      ).state;
    }
    const opinionId = this.random.id('opinion', when);
    const number = opinionNumber(this.desk.alliance.opinionPlace(when), Number(dayInVietnam(when).slice(0, 4)));
    const open = this.findings.filter(stands);
    const openFindings = open.map(asOpenFinding);
    this.version += 1;
    this.changedAt = when;
    this.tell([{ type: 'appraisal.concluded', ...about(this.one), opinionId, number, advice, openFindings }], when, by);
    this.putOpinion({ opinionId, number, advice, when });
    this.story.advised(
      { termsHash, advice, opinionNumber: number, openFindings: open.map(({ id }) => id) },
      when + 4000,
    );
    this.story.acknowledge(way.acknowledged ?? when + 60_000);
  }

  private do<E extends AppraisalEvent>(
    decision: Decision<Appraisal, E, { code: string }>,
    when: number,
    by: AccountId | null,
  ): void {
    const { state, events } = must(decision);
    this.one = state;
    this.version += 1;
    this.changedAt = when;
    this.tell(events, when, by);
  }

  private tell(events: readonly AppraisalEvent[], when: number, by: AccountId | null): void {
    const { id, sellerId, buyerId } = this.one;
    const organisationIds = [sellerId, buyerId];
    this.desk.history.tell({ type: 'appraisal', id, version: this.version, organisationIds }, events, when, by);
  }

  private putOpinion({
    opinionId,
    number,
    advice,
    when,
  }: {
    opinionId: Id<'opinion'>;
    number: string;
    advice: Advice;
    when: number;
  }): void {
    const { one } = this;
    this.desk.rows.put('opinions', {
      ...{ id: opinionId, number, appraisal_id: one.id, contract_id: one.contractId, terms_hash: one.termsHash },
      ...{ checklist_version: CHECKLIST_VERSION, score: score(this.findings), advice, computed_advice: advice },
      ...{ override_reason: null, summary: SUMMARIES[advice], advisor_id: one.advisorId },
      ...{ second_advisor_id: one.secondAdvisorId, given_on: dayInVietnam(when) },
    });
  }

  private write(): void {
    const { one } = this;
    const open = OPEN_STATES.includes(one.state);
    const due = open ? dueTime(one.clock) : null;
    this.desk.rows.put('appraisals', {
      ...{ id: one.id, version: this.version, contract_id: one.contractId, terms_hash: one.termsHash },
      ...{ seller_id: one.sellerId, buyer_id: one.buyerId, value: one.value, state: one.state, clock: one.clock },
      ...{ due_at: atOrNull(due?.dueAt ?? null), due_on: due?.dueOn ?? null, advisor_id: one.advisorId },
      ...{ second_advisor_id: one.secondAdvisorId, proposed: one.proposed },
      ...{ opened_at: at(this.openedAt), closed_at: open ? null : at(this.changedAt) },
    });
    for (const { id, legalBasis, evidence, suggestion, path, code, note, ...finding } of this.findings) {
      this.desk.rows.put('appraisal_findings', {
        ...{ id, appraisal_id: one.id, rule_id: finding.ruleId, checklist_version: finding.checklistVersion, note },
        ...{
          origin: finding.origin,
          severity: finding.severity,
          path,
          code,
          evidence,
          legal_basis: legalBasis,
          suggestion,
        },
        ...{ status: finding.status, status_reason: finding.statusReason, found_on: finding.foundOn },
      });
    }
  }
}

const SUMMARIES: Readonly<Record<Advice, string>> = {
  ADVISED_SIGN: 'Hợp đồng đầy đủ các điều khoản cơ bản; nên ký.',
  ADVISED_CHANGE: 'Nên sửa các điều khoản đã nêu trước khi ký.',
  ADVISED_NOT_SIGN: 'Thiếu điều khoản bắt buộc; không nên ký khi chưa bổ sung.',
};
