import { Decimal } from '../kernel/decimal';
import { done, refused, type Outcome } from '../kernel/decision';
import { Quantity, type BaseUnit } from '../kernel/quantity';
import { invalidInput, issue, type InvalidInput } from '../kernel/refusals';
import { toned, withoutMarks } from '../kernel/text';

/**
 * Units in which people say amounts (đơn vị tính). Some mean different things to different people: a chục is 10, 12 or
 * 14 pieces, a giạ some 20 kg of paddy, a bó weighs what the seller ties. Such a unit is never guessed: the conversion
 * is refused with the question to answer, and the answer is kept with the contract.
 */
export const INPUT_UNITS = [
  'KG',
  'G',
  'YEN',
  'TA',
  'TAN',
  'GIA',
  'CON',
  'TRAI',
  'CHUC',
  'THIEN',
  'NAI',
  'BUONG',
  'BO',
] as const;
export type InputUnit = (typeof INPUT_UNITS)[number];

/** What people answered about units that need it. */
export interface UnitAnswers {
  /** Pieces in a chục. */
  readonly chuc?: number | null;
  /** Kilograms in a giạ of paddy: 20, said again by whoever types it. */
  readonly kgPerGia?: number | null;
  /** Kilograms in one con, trái, nải, buồng or bó, on average. */
  readonly kgEach?: Decimal | null;
}

export const UNIT_QUESTIONS = ['HOW_MANY_IN_CHUC', 'KG_IN_GIA', 'KG_EACH', 'WHICH_CONG'] as const;
/** What must be said: pieces in a chục, kilograms in a giạ, kilograms of one piece, square metres of a công. */
export type UnitQuestion = (typeof UNIT_QUESTIONS)[number];

/** The unit means more than one thing here. `choices` are the answers that are taken; empty where any number above 0 is. */
export interface AmbiguousUnit {
  readonly code: 'ambiguous-unit';
  readonly unit: string;
  readonly question: UnitQuestion;
  readonly choices: readonly number[];
}
/** Nobody measures this commodity in this unit. */
export interface UnitNotForCommodity {
  readonly code: 'unit-not-for-commodity';
  readonly unit: InputUnit;
  readonly commodity: string;
  readonly allowed: readonly InputUnit[];
}
export type UnitRefusal = AmbiguousUnit | UnitNotForCommodity | InvalidInput;

/** What the conversion needs to know of a commodity. */
export interface UnitsOfCommodity {
  readonly code: string;
  readonly baseUnit: BaseUnit;
  readonly units: readonly InputUnit[];
}

export const CHUC_SIZES = [10, 12, 14] as const;
export const GIA_KG = [20] as const;
/** Far above any harvest; keeps what is typed within what is stored. */
const LARGEST = new Decimal('1000000000000');

type Meaning =
  | { readonly unit: BaseUnit; readonly factor: Decimal }
  | { readonly question: UnitQuestion; readonly choices: readonly number[] };

const MASS: Partial<Record<InputUnit, string>> = { KG: '1', G: '0.001', YEN: '10', TA: '100', TAN: '1000' };
const COUNT: Partial<Record<InputUnit, string>> = { CON: '1', TRAI: '1', NAI: '1', BUONG: '1', BO: '1', THIEN: '1000' };

function meaningOf(unit: InputUnit, { chuc, kgPerGia }: UnitAnswers): Meaning {
  const mass = MASS[unit];
  if (mass !== undefined) return { unit: 'KG', factor: new Decimal(mass) };
  if (unit === 'GIA') {
    const known = GIA_KG.find((kg) => kg === kgPerGia);
    return known ? { unit: 'KG', factor: new Decimal(known) } : { question: 'KG_IN_GIA', choices: GIA_KG };
  }
  if (unit === 'CHUC') {
    const known = CHUC_SIZES.find((pieces) => pieces === chuc);
    return known
      ? { unit: 'PIECE', factor: new Decimal(known) }
      : { question: 'HOW_MANY_IN_CHUC', choices: CHUC_SIZES };
  }
  return { unit: 'PIECE', factor: new Decimal(COUNT[unit] ?? '1') };
}

/** Kilograms or pieces in one unit of the commodity, or the question that must be answered first. */
function factorOf(unit: InputUnit, commodity: UnitsOfCommodity, answers: UnitAnswers): Outcome<Decimal, UnitRefusal> {
  if (!commodity.units.includes(unit)) {
    return refused({ code: 'unit-not-for-commodity', unit, commodity: commodity.code, allowed: commodity.units });
  }
  const meaning = meaningOf(unit, answers);
  if ('question' in meaning) return refused({ code: 'ambiguous-unit', unit, ...meaning });
  if (meaning.unit === commodity.baseUnit) return done(meaning.factor);
  const { kgEach } = answers;
  if (!kgEach || kgEach.lte(0)) return refused({ code: 'ambiguous-unit', unit, question: 'KG_EACH', choices: [] });
  return done(meaning.unit === 'PIECE' ? meaning.factor.times(kgEach) : meaning.factor.dividedBy(kgEach));
}

/**
 * The amount in the commodity's base unit. Refuses a unit that is not for the commodity, a unit that needs an answer,
 * an amount that is not above 0, and parts of a piece. Kilograms that come from pieces are rounded half up to the
 * gram; pieces that come from kilograms are rounded down, so that nothing is promised that is not there.
 */
export function toQuantity(
  amount: Decimal,
  unit: InputUnit,
  commodity: UnitsOfCommodity,
  answers: UnitAnswers = {},
): Outcome<Quantity, UnitRefusal> {
  const factor = factorOf(unit, commodity, answers);
  if (!factor.ok) return factor;
  if (amount.lte(0)) return refused(invalidInput(issue('amount', 'too-small', { smallest: '0.001' })));
  const value = amount.times(factor.value);
  if (value.gt(LARGEST)) return refused(invalidInput(issue('amount', 'too-large', { largest: LARGEST.toFixed() })));
  const fromMass = MASS[unit] !== undefined || unit === 'GIA';
  if (!fromMass && !(unit in COUNT ? amount : value).isInteger()) {
    return refused(invalidInput(issue('amount', 'not-whole')));
  }
  const exact = commodity.baseUnit === 'PIECE' && fromMass ? value.floor() : value;
  const milli = BigInt(exact.times(1000).toFixed(0, Decimal.ROUND_HALF_UP));
  if (milli === 0n) return refused(invalidInput(issue('amount', 'too-small', { smallest: '0.001' })));
  return done(Quantity.ofMilli(milli, commodity.baseUnit));
}

/** The quantity said in a unit, exact to 6 decimals (rounded half up); refuses as `toQuantity` does. */
export function inUnit(
  quantity: Quantity,
  unit: InputUnit,
  commodity: UnitsOfCommodity,
  answers: UnitAnswers = {},
): Outcome<Decimal, UnitRefusal> {
  const factor = factorOf(unit, commodity, answers);
  if (!factor.ok) return factor;
  return done(quantity.toDecimal().dividedBy(factor.value).toDecimalPlaces(6, Decimal.ROUND_HALF_UP));
}

const WORDS: Readonly<Record<InputUnit, readonly string[]>> = {
  KG: ['kg', 'ký', 'kí', 'kí lô', 'ký lô', 'kilôgam', 'cân'],
  G: ['g', 'gam', 'gram'],
  YEN: ['yến'],
  TA: ['tạ'],
  TAN: ['tấn', 't'],
  GIA: ['giạ'],
  CON: ['con'],
  TRAI: ['trái', 'quả'],
  CHUC: ['chục'],
  THIEN: ['thiên'],
  NAI: ['nải'],
  BUONG: ['buồng', 'quày'],
  BO: ['bó'],
};
const byWord = new Map<string, InputUnit>();
const byBareWord = new Map<string, InputUnit | null>();
for (const unit of INPUT_UNITS) {
  for (const word of WORDS[unit]) {
    byWord.set(toned(word), unit);
    const bare = withoutMarks(word);
    const other = byBareWord.get(bare);
    byBareWord.set(bare, other === undefined || other === unit ? unit : null);
  }
}

/**
 * The unit that somebody wrote in a table or a form. A word with marks means only itself: tá (a dozen) is not tạ. Null
 * where the word is no unit of ours, also for ghe: a boatload is never a unit of a contract.
 */
export function readUnit(text: string): InputUnit | null {
  const word = toned(text);
  const exact = byWord.get(word);
  if (exact) return exact;
  return word === withoutMarks(word) ? (byBareWord.get(word) ?? null) : null;
}
