import type { GoodKey } from './goods';
import type { Random } from './random';

/** A commune of today, as the register of places gives it. */
export interface Town {
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly island: boolean;
  /** Former districts that it lies in: code and name. */
  readonly districts: readonly { readonly code: string; readonly name: string }[];
}

type Weights = readonly (readonly [GoodKey, number])[];

/** What the former districts of Kiên Giang mostly grow and raise (their codes, as of June 2025). */
const BY_DISTRICT: Readonly<Record<string, { sellers: number; goods: Weights }>> = {
  '899': {
    sellers: 12,
    goods: [
      ['LUA', 6],
      ['RAU_ME', 3],
      ['CA_LOC', 1],
    ],
  },
  '900': {
    sellers: 14,
    goods: [
      ['TOM_THE', 4],
      ['TOM_SU', 3],
      ['CA_BOP', 2],
      ['CUA', 1],
    ],
  },
  '902': {
    sellers: 26,
    goods: [
      ['TOM_THE', 4],
      ['TOM_SU', 3],
      ['LUA_MUA', 2],
      ['CA_MU', 1],
      ['LUA', 2],
    ],
  },
  '903': {
    sellers: 62,
    goods: [
      ['LUA', 9],
      ['XOAI_HL', 3],
      ['TOM_SU', 1],
      ['LUA_MUA', 1],
      ['VIT', 1],
    ],
  },
  '904': {
    sellers: 58,
    goods: [
      ['LUA', 12],
      ['DUA_HAU', 1],
      ['CA_LOC', 1],
      ['HEO', 1],
    ],
  },
  '905': {
    sellers: 44,
    goods: [
      ['LUA', 5],
      ['KHOM', 5],
      ['DUA', 3],
      ['HEO', 1],
    ],
  },
  '906': {
    sellers: 74,
    goods: [
      ['LUA', 10],
      ['RAU_ME', 2],
      ['DUA_LEO', 1],
      ['DUA', 2],
      ['HEO', 1],
      ['VIT', 1],
    ],
  },
  '907': {
    sellers: 48,
    goods: [
      ['LUA', 6],
      ['KHOM', 4],
      ['RAU_ME', 1],
      ['OT', 1],
      ['GA', 1],
    ],
  },
  '908': {
    sellers: 40,
    goods: [
      ['TOM_CX', 3],
      ['LUA_MUA', 4],
      ['TOM_SU', 3],
      ['SO_HUYET', 2],
    ],
  },
  '909': {
    sellers: 44,
    goods: [
      ['TOM_SU', 4],
      ['LUA_MUA', 3],
      ['CUA', 3],
      ['SO_HUYET', 2],
    ],
  },
  '910': {
    sellers: 34,
    goods: [
      ['TOM_SU', 3],
      ['LUA_MUA', 5],
      ['TOM_CX', 2],
      ['GA', 1],
    ],
  },
  '911': {
    sellers: 10,
    goods: [
      ['CA_BOP', 4],
      ['CA_MU', 3],
    ],
  },
  '912': {
    sellers: 10,
    goods: [
      ['CA_BOP', 4],
      ['CA_MU', 3],
    ],
  },
  '913': {
    sellers: 32,
    goods: [
      ['LUA_MUA', 4],
      ['TOM_SU', 3],
      ['CHUOI_XIEM', 3],
      ['RAU_ME', 2],
    ],
  },
  '914': {
    sellers: 22,
    goods: [
      ['LUA', 7],
      ['TOM_SU', 2],
      ['TOM_THE', 1],
    ],
  },
};
/** The rest of today's An Giang: rice, pangasius, mango, vegetables, ducks. */
const ELSEWHERE: { sellers: number; goods: Weights } = {
  sellers: 12,
  goods: [
    ['LUA', 10],
    ['CA_TRA', 3],
    ['XOAI_HL', 2],
    ['RAU_ME', 2],
    ['OT', 1],
    ['VIT', 1],
    ['DUA_HAU', 1],
  ],
};

export const GIONG_RIENG = 'vn-30904-2025';
export const LONG_XUYEN = 'vn-30307-2025';
export const RACH_GIA = 'vn-30742-2025';

/** Where buyers sit: towns, ports and mills. The others share what is left. */
const BUYER_TOWNS: Readonly<Record<string, number>> = {
  [RACH_GIA]: 24,
  [LONG_XUYEN]: 22,
  'vn-30880-2025': 12,
  'vn-30301-2025': 8,
  'vn-30316-2025': 6,
  'vn-30850-2025': 8,
  'vn-30769-2025': 5,
  'vn-31078-2025': 6,
  'vn-30787-2025': 5,
  'vn-30904-2025': 3,
  'vn-30682-2025': 6,
  'vn-30463-2025': 4,
};

/** Communes with what grows in them and how many buyers and sellers they draw. */
export class Towns {
  private readonly sellers: (readonly [Town, number])[];
  private readonly buyers: (readonly [Town, number])[];

  constructor(private readonly all: readonly Town[]) {
    if (all.length === 0) throw new Error('no communes: load the places first');
    const siblings = new Map<string, number>();
    for (const town of all) siblings.set(firstOf(town), (siblings.get(firstOf(town)) ?? 0) + 1);
    this.sellers = all.map((town) => {
      const known = BY_DISTRICT[firstOf(town)];
      const share = known
        ? Math.ceil((known.sellers * 10) / (siblings.get(firstOf(town)) ?? 1))
        : ELSEWHERE.sellers * 2;
      return [town, share] as const;
    });
    this.buyers = all.map((town) => [town, BUYER_TOWNS[town.id] ?? 1] as const);
  }

  byId(id: string): Town {
    const town = this.all.find((one) => one.id === id);
    if (!town) throw new Error(`the province has no commune ${id}`);
    return town;
  }

  forSeller(random: Random): Town {
    return random.weighted(this.sellers);
  }

  forBuyer(random: Random): Town {
    return random.weighted(this.buyers);
  }
}

const firstOf = (town: Town): string => town.districts[0]?.code ?? '';

/** One or two goods of the town, the main one first. */
export function goodsOf(town: Town, random: Random): GoodKey[] {
  const { goods } = BY_DISTRICT[firstOf(town)] ?? ELSEWHERE;
  const first = random.weighted(goods);
  const second = random.weighted(goods);
  return first !== second && random.chance(35) ? [first, second] : [first];
}

/** A point near the middle of the commune, at most some four kilometres off; null where no point is known. */
export function pointNear(town: Town, random: Random): { lat: number; lon: number } | null {
  if (town.lat === null || town.lon === null) return null;
  const reach = town.island ? 40 : 350;
  const shift = (): number => random.int(-reach, reach) / 10_000;
  const rounded = (degrees: number): number => Math.round(degrees * 100_000) / 100_000;
  return { lat: rounded(town.lat + shift()), lon: rounded(town.lon + shift()) };
}
