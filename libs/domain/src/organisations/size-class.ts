/**
 * Size of a cooperative (quy mô hợp tác xã) in farming, forestry and fishery: Decree 113/2024/NĐ-CP, article 5, in force
 * since 1 November 2024.
 */
export const SIZE_CLASSES = ['MICRO', 'SMALL', 'MEDIUM', 'LARGE'] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

export interface SizeFacts {
  /** Official members (thành viên chính thức). */
  readonly officialMembers: number | null;
  /** Đồng in the last full year. */
  readonly annualRevenue: bigint | null;
  /** Đồng, total sources of capital. */
  readonly capital: bigint | null;
}

const BILLION = 1_000_000_000n;
const STEPS = [
  { size: 'LARGE', members: 300, revenue: 50n * BILLION, capital: 10n * BILLION },
  { size: 'MEDIUM', members: 200, revenue: 10n * BILLION, capital: 5n * BILLION },
  { size: 'SMALL', members: 50, revenue: 2n * BILLION, capital: BILLION },
] as const;

/** Tested from the largest down: enough members, and enough revenue or enough capital. Null without the members. */
export function sizeClassOf({ officialMembers, annualRevenue, capital }: SizeFacts): SizeClass | null {
  if (officialMembers === null) return null;
  const step = STEPS.find(
    (candidate) =>
      officialMembers >= candidate.members &&
      ((annualRevenue ?? 0n) >= candidate.revenue || (capital ?? 0n) >= candidate.capital),
  );
  return step?.size ?? 'MICRO';
}
