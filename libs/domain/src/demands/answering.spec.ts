import { Decimal } from '../kernel/decimal';
import type { AnswerId, OrganisationId } from '../kernel/id';
import { Quantity } from '../kernel/quantity';
import { answersReadable, decideAnswer, decideAward, decideWithdrawal, type AwardFacts } from './answering';
import type { Answer, AnswerBody } from './demand';
import { demandOf, demandTerms, NOW } from './demand.example';

const seller = { id: 'org_seller' as OrganisationId, kind: 'COOPERATIVE', verified: true } as const;
const open = demandOf('PUBLISHED');
const closed = demandOf('CLOSED');
const AFTER = demandTerms.deadlineAt;
const body = (...quantities: [number, Quantity][]): AnswerBody => ({
  quantities: quantities.map(([tranche, quantity]) => ({ tranche, quantity })),
  price: { mechanism: 'FIXED', base: new Decimal(5700) },
  offerId: null,
  note: null,
});
const answer = (state: Answer['state'] = 'SUBMITTED', id = 'ans_1'): Answer => ({
  id: id as AnswerId,
  demandId: open.id,
  organisationId: seller.id,
  state,
});

describe('an answer', () => {
  const facts = { seller, now: NOW };
  it('is taken until the deadline', () => {
    expect(decideAnswer(open, body([0, Quantity.tonnes(50)]), facts).ok).toBe(true);
    expect(decideAnswer(open, body([0, Quantity.tonnes(50)]), { ...facts, now: AFTER })).toMatchObject({
      refusal: { code: 'demand-not-open' },
    });
  });

  it('comes from a verified seller, and not from the buyer', () => {
    expect(
      decideAnswer(open, body([0, Quantity.tonnes(50)]), { now: NOW, seller: { ...seller, verified: false } }),
    ).toMatchObject({ refusal: { code: 'seller-not-eligible' } });
    const self = { ...seller, id: open.organisationId };
    expect(decideAnswer(open, body([0, Quantity.tonnes(50)]), { now: NOW, seller: self })).toMatchObject({
      refusal: { code: 'own-demand' },
    });
  });

  it.each<[string, AnswerBody, string]>([
    ['nothing', body(), 'required'],
    ['a tranche that is not there', body([2, Quantity.tonnes(50)]), 'unknown-tranche'],
    ['a tranche twice', body([0, Quantity.tonnes(50)], [0, Quantity.tonnes(1)]), 'unknown-tranche'],
    ['another unit', body([0, Quantity.ofMilli(50_000n, 'PIECE')]), 'other-unit'],
    ['zero', body([0, Quantity.zero('KG')]), 'not-positive'],
    ['more than is asked', body([1, Quantity.tonnes(101)]), 'more-than-asked'],
    ['less than the minimum', body([0, Quantity.tonnes(19)]), 'below-minimum'],
  ])('that gives %s is refused', (_what, given, code) => {
    expect(decideAnswer(open, given, facts)).toMatchObject({ refusal: { code: 'invalid-input', issues: [{ code }] } });
  });

  it('is taken back until the deadline, once', () => {
    expect(decideWithdrawal(open, answer(), NOW).ok).toBe(true);
    expect(decideWithdrawal(open, answer(), AFTER)).toMatchObject({ refusal: { code: 'demand-not-open' } });
    expect(decideWithdrawal(open, answer('WITHDRAWN'), NOW)).toEqual({
      ok: false,
      refusal: { code: 'wrong-answer-state', state: 'WITHDRAWN' },
    });
  });

  it('to a sealed demand is read by nobody before the deadline, to an open one at once', () => {
    expect(answersReadable(demandTerms, AFTER - 1)).toBe(false);
    expect(answersReadable(demandTerms, AFTER)).toBe(true);
    expect(answersReadable({ ...demandTerms, answers: 'OPEN' }, NOW)).toBe(true);
  });
});

describe('an award', () => {
  const take = (taken: Quantity, offered = Quantity.tonnes(200), which = answer()): AwardFacts => ({
    answer: which,
    offered,
    taken,
  });

  it('takes at most what was answered, all together at most what is wanted', () => {
    const other = answer('SUBMITTED', 'ans_2');
    const full = [take(Quantity.tonnes(200)), take(Quantity.tonnes(100), Quantity.tonnes(100), other)];
    expect(decideAward(closed, full, AFTER)).toEqual({ ok: true, value: { awarded: ['ans_1', 'ans_2'] } });
    expect(decideAward(closed, [take(Quantity.tonnes(201))], AFTER)).toMatchObject({
      refusal: { code: 'award-too-large', available: Quantity.tonnes(200) },
    });
    const over = [take(Quantity.tonnes(200)), take(Quantity.tonnes(101), Quantity.tonnes(200), other)];
    expect(decideAward(closed, over, AFTER)).toMatchObject({
      refusal: { code: 'award-too-large', available: Quantity.tonnes(300) },
    });
  });

  it('waits for the deadline of a sealed demand, even when it was closed before', () => {
    expect(decideAward(closed, [take(Quantity.tonnes(1))], AFTER - 1)).toMatchObject({
      refusal: { code: 'answers-still-sealed' },
    });
    const openly = demandOf('CLOSED', { answers: 'OPEN' });
    expect(decideAward(openly, [take(Quantity.tonnes(1))], AFTER - 1).ok).toBe(true);
  });

  it.each<[string, () => ReturnType<typeof decideAward>, string]>([
    ['of a demand that is open', () => decideAward(open, [take(Quantity.tonnes(1))], NOW), 'wrong-demand-state'],
    ['to nobody', () => decideAward(closed, [], AFTER), 'invalid-input'],
    [
      'to one answer twice',
      () => decideAward(closed, [take(Quantity.tonnes(1)), take(Quantity.tonnes(1))], AFTER),
      'invalid-input',
    ],
    [
      'to a withdrawn answer',
      () => decideAward(closed, [take(Quantity.tonnes(1), Quantity.tonnes(2), answer('WITHDRAWN'))], AFTER),
      'wrong-answer-state',
    ],
  ])('%s is refused', (_what, decide, code) => expect(decide()).toMatchObject({ refusal: { code } }));
});
