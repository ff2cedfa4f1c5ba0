import { calendarDate, type CalendarDate } from '../kernel/calendar-date';
import type { LegalInstrumentCode } from './instrument';

/**
 * Which law governs what on a day (chế độ pháp lý theo ngày). A contract keeps the answer for the day it was signed.
 * Each table below is a list of first days; a line holds until the day before the next one. Nothing is answered for
 * days before 1 July 2013, when the Law on Cooperatives 2012 came into force.
 */
interface Line<T> {
  readonly from: CalendarDate;
  readonly rule: T;
}
const line = <T>(from: string, rule: T): Line<T> => ({ from: calendarDate(from), rule });

/** First day for which regimes are known. */
export const REGIMES_BEGIN = calendarDate('2013-07-01');

function on<T>(lines: readonly Line<T>[], day: CalendarDate): T | null {
  return lines.findLast(({ from }) => from <= day)?.rule ?? null;
}

export type CoopRegime = 'COOPERATIVE_LAW_2012' | 'COOPERATIVE_LAW_2023';
const COOP: readonly Line<CoopRegime>[] = [
  line('2013-07-01', 'COOPERATIVE_LAW_2012'),
  line('2024-07-01', 'COOPERATIVE_LAW_2023'),
];

/** The law of cooperatives (Luật Hợp tác xã) of a day; null before 1 July 2013. */
export const coopRegime = (day: CalendarDate): CoopRegime | null => on(COOP, day);

export type LinkageRegime = 'DECISION_80_2002' | 'DECISION_62_2013' | 'DECREE_98_2018';
const LINKAGE: readonly Line<LinkageRegime>[] = [
  line('2013-07-01', 'DECISION_80_2002'),
  line('2013-12-10', 'DECISION_62_2013'),
  line('2018-08-20', 'DECREE_98_2018'),
];

/**
 * The policy on linkages (chính sách liên kết) of a day; null before 1 July 2013. Decree 98/2018/NĐ-CP is taken to be in
 * force until a successor is entered here. A party under Decision 62/2013 keeps its approved benefits until the contract ends.
 */
export const linkageRegime = (day: CalendarDate): LinkageRegime | null => on(LINKAGE, day);

/**
 * How the size of a cooperative (quy mô) is found. NONE: no rule existed. COOPERATIVE_LAW_2023: article 16 names four
 * classes, and no decree yet says their limits, so no class can be given.
 */
export type SizeRule = 'NONE' | 'CIRCULAR_01_2020' | 'COOPERATIVE_LAW_2023' | 'DECREE_113_2024';
const SIZE: readonly Line<SizeRule>[] = [
  line('2013-07-01', 'NONE'),
  line('2020-04-01', 'CIRCULAR_01_2020'),
  line('2024-07-01', 'COOPERATIVE_LAW_2023'),
  line('2024-11-01', 'DECREE_113_2024'),
];

/** The rule of size classes of a day; null before 1 July 2013. The limits of Decree 113 are in `organisations/size-class`. */
export const sizeRule = (day: CalendarDate): SizeRule | null => on(SIZE, day);

/** Farming, forestry, fishery and salt on one side; every other trade on the other. */
export type EvaluationField = 'AGRICULTURE' | 'OTHER';

export interface EvaluationRule {
  /** Instruments that apply, the more special first; empty where only the province's own practice is known. */
  readonly instruments: readonly LegalInstrumentCode[];
  /** False where the sources leave open which instrument applies: show it, and give no band by it. */
  readonly settled: boolean;
}
type EvaluationRules = Readonly<Record<EvaluationField, EvaluationRule>>;

const settled = (...instruments: LegalInstrumentCode[]): EvaluationRule => ({ instruments, settled: true });
const open = (...instruments: LegalInstrumentCode[]): EvaluationRule => ({ instruments, settled: false });
const PROVINCIAL = settled();
const DECISION_2559 = settled('DECISION_2559_2014_KG');

// Decision 2559 begins on the day it was issued: a rule is never applied to a day on which it did not exist.
const EVALUATION: readonly Line<EvaluationRules>[] = [
  line('2013-07-01', { AGRICULTURE: PROVINCIAL, OTHER: PROVINCIAL }),
  line('2014-12-08', { AGRICULTURE: DECISION_2559, OTHER: DECISION_2559 }),
  line('2017-05-31', { AGRICULTURE: settled('CIRCULAR_09_2017'), OTHER: DECISION_2559 }),
  line('2020-04-01', {
    AGRICULTURE: settled('CIRCULAR_09_2017', 'CIRCULAR_01_2020'),
    OTHER: settled('CIRCULAR_01_2020'),
  }),
  line('2024-07-01', { AGRICULTURE: open('CIRCULAR_09_2017'), OTHER: open() }),
];

/** The rule by which a cooperative is evaluated (đánh giá, phân loại) on a day; null before 1 July 2013. */
export function evaluationRule(day: CalendarDate, field: EvaluationField): EvaluationRule | null {
  return on(EVALUATION, day)?.[field] ?? null;
}

/** Tiers of local government: province–district–commune until 30 June 2025, province–commune since. */
export type LocalGovernment = 'THREE_TIERS' | 'TWO_TIERS';
const TIERS: readonly Line<LocalGovernment>[] = [line('2013-07-01', 'THREE_TIERS'), line('2025-07-01', 'TWO_TIERS')];

/** Tiers of local government (chính quyền địa phương) of a day; null before 1 July 2013. */
export const localGovernment = (day: CalendarDate): LocalGovernment | null => on(TIERS, day);

/** The level whose People's Committee registers cooperatives: the commune since 1 July 2025 (Decree 125/2025/NĐ-CP). */
export function cooperativeRegistrar(day: CalendarDate): 'DISTRICT' | 'COMMUNE' | null {
  const tiers = localGovernment(day);
  return tiers && (tiers === 'TWO_TIERS' ? 'COMMUNE' : 'DISTRICT');
}

/** Fewest founding members (số thành viên tối thiểu) of a cooperative: seven, five since the law of 2023 (article 4.7). */
export function fewestFounders(day: CalendarDate): 5 | 7 | null {
  const regime = coopRegime(day);
  return regime && (regime === 'COOPERATIVE_LAW_2023' ? 5 : 7);
}

/** All regimes of one day, as a contract keeps them. */
export interface LegalRegime {
  readonly on: CalendarDate;
  readonly cooperatives: CoopRegime;
  readonly linkages: LinkageRegime;
  readonly size: SizeRule;
  readonly evaluation: EvaluationRules;
  readonly localGovernment: LocalGovernment;
}

/** The regimes of a day; null before 1 July 2013. */
export function legalRegime(day: CalendarDate): LegalRegime | null {
  const [cooperatives, linkages, size] = [coopRegime(day), linkageRegime(day), sizeRule(day)];
  const [evaluation, tiers] = [on(EVALUATION, day), localGovernment(day)];
  if (!cooperatives || !linkages || !size || !evaluation || !tiers) return null;
  return { on: day, cooperatives, linkages, size, evaluation, localGovernment: tiers };
}
