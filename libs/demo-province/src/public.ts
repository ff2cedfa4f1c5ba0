import type { CalendarDate } from '@domain/kernel/calendar-date';
import { emailOf } from './generate/names';
import { STORY_COOPERATIVE, STORY_ENTERPRISE } from './generate/story';
import { loadProvince, provinceIsThere, type Loaded } from './load/load-province';

/** A sign-in that the operator reads at the first start. */
export interface DemoAccount {
  readonly who: string;
  readonly email: string;
}

/**
 * Password of every account of the demo province, and of no other. It is printed, so a database that has the province
 * in it belongs on no network where strangers are.
 */
export const DEMO_PASSWORD = 'lua-chin-vang-1558';

/** Those who play the first story: one cooperative, one enterprise, the Alliance and an agency that looks on. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { who: `manager of ${STORY_COOPERATIVE.name} (Giồng Riềng)`, email: emailOf(STORY_COOPERATIVE.manager.email) },
  { who: `signatory of ${STORY_COOPERATIVE.name}`, email: emailOf(STORY_COOPERATIVE.signatory.email) },
  { who: `manager of ${STORY_ENTERPRISE.name} (Long Xuyên)`, email: emailOf(STORY_ENTERPRISE.manager.email) },
  { who: `signatory of ${STORY_ENTERPRISE.name}`, email: emailOf(STORY_ENTERPRISE.signatory.email) },
  { who: 'advisor of the Alliance', email: emailOf('tuvan') },
  { who: 'lead advisor of the Alliance', email: emailOf('truongnhom') },
  { who: 'administrator of the Alliance', email: emailOf('quantri') },
  { who: 'observer of the agriculture department', email: emailOf('quansat') },
];

export interface SeedWishes {
  /** Seed of all chance: the same number, factor and day give the same rows. */
  readonly number: number;
  /** 1 is a province of about 450 cooperatives, 2,000 cooperative groups and 150 enterprises. */
  readonly factor: number;
  /** The day around which everything is told; seasons before it are over, the one it lies in is under way. */
  readonly asOf: CalendarDate;
  /** Weak password hashes, for specs only. */
  readonly cheapHash?: boolean;
}

/**
 * Makes the demo province (tỉnh trình diễn) in an empty database, in one transaction. Null when there are organisations
 * already. Nothing in it is a real person, number or contract. The search index is not filled: rebuild it after.
 */
export function seedDemoProvince(
  databaseUrl: string,
  wishes: SeedWishes,
  report: (line: string) => void,
): Promise<Loaded | null> {
  return loadProvince(databaseUrl, { cheapHash: false, ...wishes, password: DEMO_PASSWORD }, report);
}

/** Whether the demo province was ever made in this database, so that its accounts may be told again. */
export const hasDemoProvince = (databaseUrl: string): Promise<boolean> => provinceIsThere(databaseUrl);
