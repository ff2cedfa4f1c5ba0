import { Catalogue } from '../../catalogue/catalogue';
import { editTerms, type TermEdit } from '../../contracts/terms/edit-terms';
import { readTerms } from '../../contracts/terms/read-terms';
import type { Terms } from '../../contracts/terms/terms';
import { calendarDate } from '../../kernel/calendar-date';
import { runChecklist, RULES } from './checklist';
import type { Rule, RuleFacts } from './rule';

const names = { vi: 'lúa', en: 'paddy' };
const versioned = { version: 1, retired: false };
const catalogue = new Catalogue({
  commodities: [
    {
      ...versioned,
      code: 'LUA',
      names,
      scientificName: null,
      sector: 'RICE',
      sectors: ['RICE'],
      baseUnit: 'KG',
      units: ['KG'],
      priceUnits: ['KG'],
      forms: ['FRESH', 'DRY'],
      quality: [],
      pickupDelayHours: 24,
      synonyms: [],
    },
  ],
  varieties: [
    {
      ...versioned,
      code: 'OM5451',
      commodity: 'LUA',
      names,
      kind: null,
      days: null,
      contractOnly: false,
      synonyms: [],
    },
  ],
  qualityAttributes: [],
  seasons: [],
  yieldBounds: [],
  certificateSchemes: [],
  synonyms: [],
});
const facts: RuleFacts = {
  today: calendarDate('2026-05-20'),
  catalogue,
  seller: { verified: true, taxCode: '1701234512' },
  buyer: { verified: true, taxCode: '1701234537' },
};

/** A contract that no rule has anything to say of. */
function sound(): Terms {
  const party = { registrationNo: '56-07', address: 'Giồng Riềng', bankAccount: '7710205001234' };
  const reading = readTerms({
    kind: 'LINKAGE',
    start: '2026-05-20',
    end: '2026-08-31',
    seller: { ...party, name: 'HTX Thạnh Lộc', taxCode: '1701234512' },
    buyer: { ...party, name: 'Công ty Gạo', taxCode: '1701234537' },
    lines: [
      {
        commodity: 'LUA',
        variety: 'OM5451',
        form: 'FRESH',
        quantity: '80',
        unit: 'TONNE',
        tolerancePct: '5',
        harvest: { from: '2026-07-20', to: '2026-08-10' },
      },
    ],
    payment: { finalDueDays: 7, lateRatePa: '10' },
    delivery: {
      place: 'Bến Thạnh Hưng',
      schedule: [{ from: '2026-07-20', to: '2026-08-10' }],
      pickupMaxHours: 24,
      noShow: 'RELEASE',
    },
    remedies: { sellerPenaltyPct: '8', buyerPenaltyPct: '8', base: 'BREACHED_PART' },
    dispute: { forum: 'COURT', fastTrackHours: 24 },
    term: { noticeDaysSeller: 30, noticeDaysBuyer: 30 },
    amendmentForm: 'WRITTEN',
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}

function edited(...edits: TermEdit[]): Terms {
  const result = editTerms(sound(), edits);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}
const failuresOf = (terms: Terms, of: RuleFacts = facts) =>
  runChecklist(terms, of).flatMap((checked) =>
    checked.outcome === 'FAIL' ? checked.failures.map((one) => ({ ...one, rule: checked.rule.id })) : [],
  );

it('a sound contract has no finding', () => {
  expect(runChecklist(sound(), facts).map(({ rule, outcome }) => [rule.id, outcome])).toEqual(
    RULES.map((rule) => [rule.id, 'PASS']),
  );
});

/** Each defect: the edit that makes it, the rule that sees it, how heavy, where, and which sentence. */
const DEFECTS: [TermEdit, string, string, string, string][] = [
  [{ path: 'seller.name', value: null }, 'P01', 'BLOCKER', 'seller.name', 'party-field-missing'],
  [{ path: 'buyer.registrationNo', value: null }, 'P01', 'BLOCKER', 'buyer.registrationNo', 'party-field-missing'],
  [{ path: 'buyer.address', value: null }, 'P01', 'BLOCKER', 'buyer.address', 'party-field-missing'],
  [{ path: 'seller.bankAccount', value: null }, 'P01', 'BLOCKER', 'seller.bankAccount', 'party-field-missing'],
  [{ path: 'seller.taxCode', value: '1701234513' }, 'P01', 'BLOCKER', 'seller.taxCode', 'tax-code-wrong'],
  [{ path: 'seller.taxCode', value: null }, 'P01', 'BLOCKER', 'seller.taxCode', 'tax-code-wrong'],
  [{ path: 'seller.taxCode', value: '0100112437' }, 'P01', 'BLOCKER', 'seller.taxCode', 'tax-code-of-another'],
  [{ path: 'lines[0].commodity', value: 'GAO' }, 'Q01', 'BLOCKER', 'lines[0].commodity', 'goods-unknown'],
  [{ path: 'lines[0].variety', value: null }, 'Q01', 'BLOCKER', 'lines[0].variety', 'variety-unknown'],
  [{ path: 'lines[0].variety', value: 'OM9999' }, 'Q01', 'BLOCKER', 'lines[0].variety', 'variety-unknown'],
  [{ path: 'lines[0].form', value: null }, 'Q01', 'BLOCKER', 'lines[0].form', 'form-missing'],
  [{ path: 'lines', value: [] }, 'Q01', 'BLOCKER', 'lines', 'no-goods'],
  [{ path: 'lines[0].unit', value: null }, 'Q02', 'BLOCKER', 'lines[0].unit', 'unit-missing'],
  [{ path: 'lines[0].unit', value: 'BUNCH' }, 'Q02', 'BLOCKER', 'lines[0].kgPerUnit', 'unit-not-convertible'],
  [{ path: 'lines[0].quantity', value: null }, 'Q02', 'BLOCKER', 'lines[0].quantity', 'quantity-missing'],
  [{ path: 'lines[0].quantityMode', value: 'ALL_OUTPUT' }, 'Q02', 'BLOCKER', 'lines[0].areaHa', 'quantity-missing'],
  [{ path: 'lines[0].tolerancePct', value: null }, 'Q03', 'MAJOR', 'lines[0].tolerancePct', 'tolerance-missing'],
  [{ path: 'lines[0].tolerancePct', value: '25' }, 'Q03', 'MAJOR', 'lines[0].tolerancePct', 'tolerance-too-wide'],
  [{ path: 'payment.finalDueDays', value: null }, 'D02', 'BLOCKER', 'payment.finalDueDays', 'payment-term-missing'],
  [{ path: 'payment.finalDueDays', value: 16 }, 'D02', 'MAJOR', 'payment.finalDueDays', 'payment-term-long'],
  [{ path: 'payment.finalDueDays', value: 8 }, 'D02', 'MINOR', 'payment.finalDueDays', 'payment-term-long'],
  [{ path: 'payment.lateRatePa', value: null }, 'D03', 'MAJOR', 'payment.lateRatePa', 'late-interest-missing'],
  [{ path: 'payment.lateRatePa', value: '20.01' }, 'D03', 'MAJOR', 'payment.lateRatePa', 'late-interest-too-high'],
  [{ path: 'delivery.place', value: null }, 'L01', 'BLOCKER', 'delivery.place', 'place-missing'],
  [{ path: 'delivery.schedule', value: [] }, 'L01', 'BLOCKER', 'delivery.schedule', 'schedule-missing'],
  [
    { path: 'delivery.pickupMaxHours', value: null },
    'L02',
    'BLOCKER',
    'delivery.pickupMaxHours',
    'pick-up-deadline-missing',
  ],
  [
    { path: 'delivery.pickupMaxHours', value: 25 },
    'L02',
    'MAJOR',
    'delivery.pickupMaxHours',
    'pick-up-deadline-too-late',
  ],
  [{ path: 'delivery.noShow', value: 'NONE' }, 'L02', 'MAJOR', 'delivery.noShow', 'no-show-without-consequence'],
  [{ path: 'remedies.base', value: 'WHOLE' }, 'B01', 'BLOCKER', 'remedies.base', 'penalty-on-whole'],
  [
    { path: 'remedies.sellerPenaltyPct', value: '8.01' },
    'B01',
    'BLOCKER',
    'remedies.sellerPenaltyPct',
    'penalty-over-cap',
  ],
  [{ path: 'remedies.buyerPenaltyPct', value: '0' }, 'B02', 'MAJOR', 'remedies.buyerPenaltyPct', 'penalties-unequal'],
  [{ path: 'dispute.forum', value: 'BOTH' }, 'S01', 'MAJOR', 'dispute.forum', 'forum-unclear'],
  [{ path: 'dispute.forum', value: 'ARBITRATION' }, 'S01', 'MAJOR', 'dispute.forumName', 'arbitration-unnamed'],
  [{ path: 'dispute.fastTrackHours', value: null }, 'S01', 'MAJOR', 'dispute.fastTrackHours', 'no-fast-track'],
  [{ path: 'end', value: null }, 'T01', 'MAJOR', 'end', 'end-missing'],
  [{ path: 'end', value: '2026-05-01' }, 'T01', 'MAJOR', 'end', 'end-before-start'],
  [{ path: 'term.renewal', value: 'AUTO' }, 'T01', 'MAJOR', 'term.renewal', 'renewal-automatic'],
  [{ path: 'term.noticeDaysBuyer', value: 5 }, 'T01', 'MAJOR', 'term.noticeDaysSeller', 'notice-unequal'],
  [{ path: 'amendmentForm', value: null }, 'T01', 'MAJOR', 'amendmentForm', 'amendment-form-missing'],
  [{ path: 'linkage.supportRequested', value: true }, 'T01', 'MAJOR', 'end', 'too-short-for-support'],
];

describe('each defect', () => {
  it.each(DEFECTS)('%j is seen by %s as %s at %s: %s', (edit, rule, severity, path, code) => {
    expect(failuresOf(edited(edit))).toContainEqual(expect.objectContaining({ rule, severity, path, code }));
  });

  it.each(DEFECTS)('%j is cleared by its suggestion, which makes no blocker', (edit) => {
    const broken = edited(edit);
    const before = failuresOf(broken);
    for (const { suggestion, rule, code, path } of before) {
      if (!suggestion?.patch) continue;
      const mended = editTerms(broken, suggestion.patch as TermEdit[]);
      if (!mended.ok) throw new Error(JSON.stringify(mended.issues));
      const after = failuresOf(mended.value);
      expect(after.filter((one) => one.rule === rule && one.code === code && one.path === path)).toEqual([]);
      const blockers = (all: typeof before): number => all.filter((one) => one.severity === 'BLOCKER').length;
      expect(blockers(after)).toBeLessThanOrEqual(blockers(before));
    }
  });
});

it('a party that is not verified is told', () => {
  const found = failuresOf(sound(), { ...facts, buyer: { verified: false, taxCode: null } });
  expect(found).toEqual([expect.objectContaining({ rule: 'P01', path: 'buyer', code: 'party-not-active' })]);
});

it('unknown facts count against nobody', () => {
  expect(failuresOf(sound(), { ...facts, seller: null, buyer: null })).toEqual([]);
});

it('no penalties at all: nothing to balance', () => {
  const terms = edited(
    { path: 'remedies.sellerPenaltyPct', value: null },
    { path: 'remedies.buyerPenaltyPct', value: null },
  );
  expect(runChecklist(terms, facts).find(({ rule }) => rule.id === 'B02')).toMatchObject({
    outcome: 'NOT_APPLICABLE',
    reason: 'no-penalties',
  });
});

it('dry paddy may wait: the pick-up deadline weighs less, and payment may take 15 days', () => {
  const dry = edited(
    { path: 'lines[0].form', value: 'DRY' },
    { path: 'delivery.pickupMaxHours', value: null },
    { path: 'payment.finalDueDays', value: 15 },
  );
  expect(failuresOf(dry)).toEqual([expect.objectContaining({ rule: 'L02', severity: 'MAJOR' })]);
});

it('a rule that breaks says so of itself alone', () => {
  const broken: Rule = {
    id: 'X01',
    since: calendarDate('2026-01-01'),
    until: null,
    legalBasis: [],
    check: () => {
      throw new Error('broken');
    },
  };
  const outcomes = runChecklist(sound(), facts, [broken, ...RULES]).map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['COULD_NOT_BE_CHECKED', ...RULES.map(() => 'PASS')]);
});

it('only rules of the day are run', () => {
  expect(runChecklist(sound(), { ...facts, today: calendarDate('2025-12-31') })).toEqual([]);
});
