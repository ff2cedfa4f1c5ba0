import { addDays, dayInVietnam, startOfDayInVietnam, type CalendarDate } from '@domain/kernel/calendar-date';
import type { CertificateId } from '@domain/kernel/id';
import type { CertificateScheme, CertificateState } from '@domain/organisations/certificate';
import type { CertificateEvent } from '@domain/organisations/events';
import { GOODS, type Good, type GoodKey } from './goods';
import type { Desk } from './organisation-rows';
import type { Party } from './profiles';
import { DAY_MS, HOUR_MS, type Times } from './rounds';
import { at, atOrNull } from './rows';

/** A certificate that an offer may carry. */
export interface Held {
  readonly id: CertificateId;
  readonly scheme: CertificateScheme;
  readonly goodKey: GoodKey;
  readonly checkedAt: number;
  readonly validTo: CalendarDate | null;
}

/** Longest run in months; what stands until it is withdrawn has none. */
const MONTHS: Partial<Record<CertificateScheme, number>> = {
  GLOBALGAP: 12,
  BAP: 12,
  SRP: 12,
  LS_DECL: 6,
  VIETGAP_TS: 24,
  VIETGAHP: 24,
  OCOP: 36,
  ASC: 36,
  VIETGAP_TT: 36,
  ORGANIC_VN: 24,
  ATTP: 36,
  NHTT: 120,
};
const ISSUERS: Partial<Record<CertificateScheme, string>> = {
  PUC: 'Chi cục Trồng trọt và Bảo vệ thực vật tỉnh An Giang',
  AQ_REG: 'Chi cục Thủy sản tỉnh An Giang',
  LS_DECL: 'UBND xã nơi chăn nuôi',
  OCOP: 'UBND tỉnh An Giang',
  ATTP: 'Chi cục Quản lý chất lượng nông lâm thủy sản tỉnh An Giang',
  NHTT: 'Cục Sở hữu trí tuệ',
};

/** Certificates of a verified seller, with their way through the Alliance. */
export function putCertificates(desk: Desk, party: Party, times: Times): Held[] {
  const { verifiedAt } = party;
  if (party.state !== 'VERIFIED' || verifiedAt === null) return [];
  const chance = party.kind === 'COOPERATIVE' ? 52 : 9;
  return party.goods.flatMap((goodKey) => {
    if (!desk.random.chance(chance)) return [];
    const good: Good = GOODS[goodKey];
    const schemes = good.schemes.slice(0, desk.random.chance(30) ? 2 : 1) as CertificateScheme[];
    return schemes.flatMap((scheme) => putOne(desk, party, { goodKey, good, scheme, times }) ?? []);
  });
}

interface Wanted {
  readonly goodKey: GoodKey;
  readonly good: Good;
  readonly scheme: CertificateScheme;
  readonly times: Times;
}

function putOne(desk: Desk, party: Party, { goodKey, good, scheme, times }: Wanted): Held | null {
  const { random, rows } = desk;
  const early = (party.verifiedAt ?? 0) + DAY_MS * random.int(1, 12) + HOUR_MS * random.int(0, 8);
  const lately = times.now - DAY_MS * random.int(20, 120);
  const state = random.weighted<CertificateState>([
    ['CHECKED', 80],
    ['DECLARED', 7],
    ['EXPIRED', 7],
    ['REFUSED', 4],
    ['REVOKED', 2],
  ]);
  // What runs a year or less has been renewed since.
  const declaredAt = (MONTHS[scheme] ?? 99) <= 12 && state !== 'EXPIRED' ? Math.max(early, lately) : early;
  const { validFrom, validTo } = validity(desk, scheme, state, { declared: dayInVietnam(declaredAt), times });
  const id = random.id('certificate', declaredAt);
  const checkedAt = state === 'DECLARED' || state === 'REFUSED' ? null : declaredAt + DAY_MS * random.int(1, 6);
  const judged = JUDGED[state];
  const version = tellCertificate(desk, party, { id, scheme, state, declaredAt, checkedAt, validTo });
  rows.put('certificates', {
    ...{ id, organisation_id: party.id, scheme, number: numberOf(desk, scheme) },
    issuer: ISSUERS[scheme] ?? 'Tổ chức chứng nhận (dữ liệu trình diễn)',
    scope_description: `Vùng sản xuất ${good.mark} của ${party.name}`,
    scope_commodities: [good.commodity],
    scope_area_ha: good.areaHa ? String(random.int(good.areaHa[0], good.areaHa[1])) : null,
    ...{
      valid_from: validFrom,
      valid_to: validTo,
      state,
      reason: judged?.reason ?? null,
      note: null,
      warned_days: null,
    },
    ...{ checked_at: atOrNull(checkedAt), version, created_at: at(declaredAt) },
  });
  return state === 'CHECKED' && checkedAt !== null ? { id, scheme, goodKey, checkedAt, validTo } : null;
}

const JUDGED: Partial<Record<CertificateState, { reason: string }>> = {
  REFUSED: { reason: 'NUMBER_NOT_FOUND' },
  REVOKED: { reason: 'WITHDRAWN_BY_ISSUER' },
};

/** Expired ones ended between their check and today; the others end after today. */
function validity(
  { random }: Desk,
  scheme: CertificateScheme,
  state: CertificateState,
  { declared, times }: { declared: CalendarDate; times: Times },
): { validFrom: CalendarDate; validTo: CalendarDate | null } {
  const months = MONTHS[scheme];
  const back = random.int(5, months !== undefined && months <= 12 ? 25 : 160);
  if (state === 'EXPIRED') {
    const validTo = addDays(times.asOf, -random.int(5, 90));
    return { validFrom: addDays(validTo, -30 * (months ?? 24)), validTo };
  }
  if (!months) return { validFrom: addDays(declared, -back), validTo: null };
  const days = 30 * months;
  const validFrom = addDays(declared, -back);
  const validTo = addDays(validFrom, days);
  if (validTo > addDays(times.asOf, 20)) return { validFrom, validTo };
  return { validFrom, validTo: addDays(times.asOf, random.int(20, 200)) };
}

function numberOf({ random }: Desk, scheme: CertificateScheme): string {
  const digits = String(random.int(1, 9999)).padStart(4, '0');
  if (scheme === 'PUC') return `VN-AGOR-${digits}`;
  if (scheme === 'GLOBALGAP')
    return `405${String(random.int(0, 99_999)).padStart(5, '0')}${String(random.int(0, 99_999)).padStart(5, '0')}`;
  return `DEMO-${scheme.replace('_', '-')}-${digits}-${random.int(10, 99)}`;
}

interface Way {
  readonly id: CertificateId;
  readonly scheme: CertificateScheme;
  readonly state: CertificateState;
  readonly declaredAt: number;
  readonly checkedAt: number | null;
  readonly validTo: CalendarDate | null;
}

function tellCertificate({ history, administrator }: Desk, party: Party, way: Way): number {
  const organisationId = party.id;
  let version = 0;
  const about = { certificateId: way.id, organisationId, scheme: way.scheme };
  const tell = (event: CertificateEvent, when: number, by: typeof administrator | null): void => {
    version += 1;
    history.tell({ type: 'certificate', id: way.id, version, organisationIds: [organisationId] }, [event], when, by);
  };
  tell({ type: 'certificates.declared', ...about, fileId: null }, way.declaredAt, party.manager);
  if (way.state === 'REFUSED') {
    const event = { type: 'certificates.refused', ...about, reason: 'NUMBER_NOT_FOUND', note: null } as const;
    tell(event, way.declaredAt + 2 * DAY_MS, administrator);
  }
  if (way.checkedAt !== null) tell({ type: 'certificates.checked', ...about }, way.checkedAt, administrator);
  if (way.state === 'EXPIRED' && way.validTo !== null) {
    const nextDay = startOfDayInVietnam(addDays(way.validTo, 1)) + 5 * 60_000;
    tell({ type: 'certificates.expired', ...about, validTo: way.validTo }, nextDay, null);
  }
  if (way.state === 'REVOKED') {
    const event = { type: 'certificates.revoked', ...about, reason: 'WITHDRAWN_BY_ISSUER', note: null } as const;
    tell(event, (way.checkedAt ?? 0) + 30 * DAY_MS, administrator);
  }
  return version;
}
