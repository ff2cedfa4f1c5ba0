import { addDays, startOfDayInVietnam, type CalendarDate } from '@domain/kernel/calendar-date';
import type { OrganisationKind } from '@domain/access/actor';
import type { AccountId, OrganisationId } from '@domain/kernel/id';
import type { OrganisationState } from '@domain/organisations/organisation.transitions';
import type { OrganisationSector } from '@domain/organisations/sector';
import { GOODS, type GoodKey } from './goods';
import { addressIn, bankAccountOf, bankOf, luckyName, personName, streetAddressIn } from './names';
import type { Random } from './random';
import { DAY_MS, HOUR_MS, OPENED, type Times } from './rounds';
import { goodsOf, pointNear, type Town } from './towns';

/** An organisation as it is told everywhere: in its own row, in contracts, as holder of certificates. */
export interface Profile {
  readonly index: number;
  readonly id: OrganisationId;
  readonly kind: OrganisationKind;
  readonly state: OrganisationState;
  readonly name: string;
  readonly nameEn: string | null;
  readonly town: Town;
  readonly point: { lat: number; lon: number } | null;
  readonly address: string;
  readonly sectors: readonly OrganisationSector[];
  readonly goods: readonly GoodKey[];
  readonly registeredOn: CalendarDate | null;
  readonly registrationNo: string | null;
  readonly registrationAuthority: string | null;
  readonly leader: { readonly name: string; readonly position: string };
  readonly members: number | null;
  readonly revenue: bigint | null;
  readonly capital: bigint | null;
  readonly bank: { readonly name: string; readonly number: string } | null;
  /** Milliseconds. */
  readonly createdAt: number;
  /** Null until the Alliance has verified it. */
  readonly verifiedAt: number | null;
  readonly manager: AccountId;
  readonly managerName: string;
  /** The same person as the manager in a group. */
  readonly signatory: AccountId;
}

/** An organisation with the contacts and the tax code that were given out to it in order. */
export interface Party extends Profile {
  readonly taxCode: string | null;
  readonly managerContact: { readonly phone: string; readonly email: string };
  readonly signatoryContact: { readonly phone: string; readonly email: string };
}

const MILLION = 1_000_000n;

/** As it stands within a sentence: "xã Giồng Riềng". */
const placeOf = ({ fullName }: Town): string => fullName.charAt(0).toLowerCase() + fullName.slice(1);

/** Newcomers have not been verified yet; the founders of the marketplace registered in its first weeks. */
function standing(random: Random, { now }: Times): Pick<Profile, 'state' | 'createdAt' | 'verifiedAt'> {
  const state = random.weighted<OrganisationState>([
    ['VERIFIED', 920],
    ['SUBMITTED', 25],
    ['DRAFT', 20],
    ['REVISION_REQUESTED', 15],
    ['SUSPENDED', 12],
    ['REJECTED', 8],
  ]);
  const moment = HOUR_MS * random.int(7, 17) + 60_000 * random.int(0, 59) + random.int(0, 59_999);
  if (state === 'VERIFIED' || state === 'SUSPENDED') {
    const createdAt = startOfDayInVietnam(addDays(OPENED, random.int(1, 24))) + moment;
    return { state, createdAt, verifiedAt: createdAt + DAY_MS * random.int(2, 9) + random.int(0, HOUR_MS) };
  }
  return { state, createdAt: now - DAY_MS * random.int(9, 30) + moment, verifiedAt: null };
}

const PREFIXES: readonly (readonly [string, number])[] = [
  ['HTX Nông nghiệp', 40],
  ['HTX Dịch vụ nông nghiệp', 22],
  ['HTX Sản xuất – Thương mại', 6],
  ['HTX Nông nghiệp công nghệ cao', 4],
  ['HTX Nông nghiệp xanh', 4],
];
const BY_SECTOR: Partial<Record<OrganisationSector, string>> = {
  AQUACULTURE: 'HTX Nuôi trồng thủy sản',
  RICE_SHRIMP: 'HTX Tôm – Lúa',
  VEGETABLES: 'HTX Rau an toàn',
  FRUIT: 'HTX Cây ăn trái',
  LIVESTOCK: 'HTX Chăn nuôi',
};

function cooperativeName(random: Random, sector: OrganisationSector): string {
  const special = BY_SECTOR[sector];
  const prefix = special && random.chance(55) ? special : random.weighted(PREFIXES);
  return `${prefix} ${luckyName(random, random.chance(70) ? 3 : 2)}`;
}

const GROUP_WORK: Partial<Record<OrganisationSector, string>> = {
  RICE: 'sản xuất lúa',
  RICE_SHRIMP: 'tôm – lúa',
  AQUACULTURE: 'nuôi thủy sản',
  VEGETABLES: 'trồng rau màu',
  FRUIT: 'cây ăn trái',
  LIVESTOCK: 'chăn nuôi',
};

/** A cooperative, or a cooperative group (tổ hợp tác), which has no legal personality. */
export function sellerProfile(
  random: Random,
  kind: 'COOPERATIVE' | 'COOPERATIVE_GROUP',
  town: Town,
  { index, times }: { index: number; times: Times },
): Profile {
  const grown = standing(random, times);
  const goods = goodsOf(town, random);
  const sectors = [...new Set(goods.map((key) => GOODS[key].sector))];
  const sector = sectors[0] ?? 'RICE';
  const cooperative = kind === 'COOPERATIVE';
  const leaderName = personName(random);
  const name = cooperative
    ? cooperativeName(random, sector)
    : `Tổ hợp tác ${GROUP_WORK[sector] ?? 'nông nghiệp'} ${luckyName(random, 2)}`;
  return {
    ...{ index, kind, name, town, goods, sectors, ...grown },
    id: random.id('organisation', grown.createdAt),
    nameEn: null,
    point: random.chance(80) ? pointNear(town, random) : null,
    address: addressIn(random, placeOf(town)),
    ...(cooperative ? registration(random, town) : groupRegistration(random, town)),
    leader: { name: leaderName, position: cooperative ? 'Giám đốc' : 'Tổ trưởng' },
    ...size(random, cooperative),
    bank: { name: bankOf(random), number: bankAccountOf(random) },
    ...people(random, leaderName, grown.createdAt, !cooperative),
  };
}

/** A group has its cooperation contract (hợp đồng hợp tác), which the commune has noted. */
const groupRegistration = (random: Random, town: Town) => ({
  registeredOn: null,
  registrationNo: `HĐHT-${town.id.slice(3, 8)}-${String(random.int(1, 9999)).padStart(4, '0')}`,
  registrationAuthority: `UBND ${placeOf(town)}`,
});

/** Districts registered cooperatives until they came to an end in 2025; numbers of such certificates are their own. */
function registration(random: Random, town: Town) {
  const district = town.districts[0];
  const days = district ? random.int(0, 5800) : random.int(5844, 5860);
  return {
    registeredOn: addDays('2009-07-01' as CalendarDate, days),
    registrationNo: `${district?.code ?? town.id.slice(3, 8)}07${String(random.int(1, 999_999)).padStart(6, '0')}`,
    registrationAuthority: district ? `Phòng Tài chính – Kế hoạch ${district.name}` : `UBND ${placeOf(town)}`,
  };
}

/** Mean revenue of the province's cooperatives is 1.8 billion; a few are ten and more times larger. */
function size(random: Random, cooperative: boolean): Pick<Profile, 'members' | 'revenue' | 'capital'> {
  if (!cooperative) return { members: random.int(5, 45), revenue: null, capital: null };
  const large = random.chance(8);
  return {
    members: large ? random.int(180, 420) : random.int(9, 110),
    revenue: BigInt(large ? random.int(8_000, 62_000) : random.int(280, 2_400)) * MILLION,
    capital: BigInt(large ? random.int(1_500, 12_000) : random.int(60, 1_400)) * MILLION,
  };
}

function people(random: Random, leaderName: string, createdAt: number, alone: boolean) {
  const signatory = random.id('account', createdAt - HOUR_MS);
  if (alone) return { signatory, manager: signatory, managerName: leaderName };
  return { signatory, manager: random.id('account', createdAt - HOUR_MS + 1), managerName: personName(random) };
}

type BuyerType = { readonly prefix: string; readonly sector: OrganisationSector; readonly goods: readonly GoodKey[] };
const BUYERS: readonly (readonly [BuyerType, number])[] = [
  [{ prefix: 'Công ty TNHH Lương thực', sector: 'PROCESSING', goods: ['LUA', 'LUA_MUA'] }, 30],
  [{ prefix: 'Công ty Cổ phần Xuất khẩu Gạo', sector: 'TRADE', goods: ['LUA', 'LUA_MUA'] }, 16],
  [{ prefix: 'Doanh nghiệp tư nhân Nhà máy xay lúa', sector: 'PROCESSING', goods: ['LUA'] }, 10],
  [
    {
      prefix: 'Công ty TNHH Chế biến Thủy sản',
      sector: 'PROCESSING',
      goods: ['TOM_SU', 'TOM_THE', 'CUA', 'SO_HUYET', 'TOM_CX'],
    },
    15,
  ],
  [
    {
      prefix: 'Công ty Cổ phần Thủy sản',
      sector: 'PROCESSING',
      goods: ['CA_TRA', 'CA_BOP', 'CA_MU', 'CA_LOC', 'TOM_THE'],
    },
    9,
  ],
  [
    { prefix: 'Công ty TNHH Nông sản', sector: 'TRADE', goods: ['KHOM', 'XOAI_HL', 'CHUOI_XIEM', 'DUA', 'DUA_HAU'] },
    12,
  ],
  [
    {
      prefix: 'Công ty TNHH Rau quả',
      sector: 'TRADE',
      goods: ['RAU_ME', 'DUA_LEO', 'OT', 'DUA_HAU', 'KHOM', 'XOAI_HL'],
    },
    9,
  ],
  [{ prefix: 'Công ty TNHH Thực phẩm', sector: 'PROCESSING', goods: ['HEO', 'GA', 'VIT', 'CA_LOC', 'TOM_CX'] }, 8],
  [{ prefix: 'Công ty Cổ phần Vật tư Nông nghiệp', sector: 'INPUTS', goods: ['LUA', 'LUA_MUA'] }, 6],
];

/** The first buyers go through the kinds one by one, so that each good has somebody who wants it. */
export function buyerProfile(random: Random, town: Town, { index, times }: { index: number; times: Times }): Profile {
  const type = index < BUYERS.length ? (BUYERS[index]?.[0] ?? random.weighted(BUYERS)) : random.weighted(BUYERS);
  const drawn = standing(random, times);
  const grown = index < BUYERS.length && drawn.verifiedAt === null ? standingOfFounder(random) : drawn;
  const leaderName = personName(random);
  return {
    ...{ index, kind: 'ENTERPRISE', town, goods: type.goods, sectors: [type.sector], ...grown },
    id: random.id('organisation', grown.createdAt),
    name: `${type.prefix} ${luckyName(random, 2)}`,
    nameEn: null,
    point: pointNear(town, random),
    address: streetAddressIn(random, placeOf(town)),
    registeredOn: addDays('2004-01-05' as CalendarDate, random.int(0, 7800)),
    registrationNo: null,
    registrationAuthority: 'Phòng Đăng ký kinh doanh tỉnh An Giang',
    leader: { name: leaderName, position: random.chance(70) ? 'Giám đốc' : 'Tổng Giám đốc' },
    members: null,
    revenue: BigInt(random.int(12, 1900)) * 1000n * MILLION,
    capital: BigInt(random.int(3, 260)) * 1000n * MILLION,
    bank: { name: bankOf(random), number: bankAccountOf(random) },
    ...people(random, leaderName, grown.createdAt, false),
  };
}

export function standingOfFounder(random: Random): Pick<Profile, 'state' | 'createdAt' | 'verifiedAt'> {
  const createdAt = startOfDayInVietnam(OPENED) + DAY_MS * random.int(1, 20) + HOUR_MS * random.int(8, 16);
  return { state: 'VERIFIED', createdAt, verifiedAt: createdAt + DAY_MS * random.int(2, 6) };
}
