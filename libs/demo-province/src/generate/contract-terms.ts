import { addDays, dayInVietnam } from '@domain/kernel/calendar-date';
import type { DateRange } from '@domain/kernel/date-range';
import type { Decimal } from '@domain/kernel/decimal';
import type { Quantity } from '@domain/kernel/quantity';
import { readTerms } from '@domain/contracts/terms/read-terms';
import type { Terms } from '@domain/contracts/terms/terms';
import type { Good } from './goods';
import type { Party } from './profiles';
import type { Random } from './random';

/** What two parties negotiate about. */
export interface Deal {
  readonly seller: Party;
  readonly buyer: Party;
  readonly good: Good;
  readonly variety: string | null;
  readonly season: string | null;
  readonly harvest: DateRange;
  readonly areaHa: string | null;
  readonly certificates: readonly string[];
  readonly placeId: string;
  /** Milliseconds. */
  readonly proposedAt: number;
}

/** What changes from one version to the next. */
export interface Stand {
  readonly quantity: Quantity;
  readonly price: Decimal;
  /** Clauses that were forgotten, by the item of the checklist that finds it. */
  readonly gaps: readonly Gap[];
}
/** No pick-up deadline, late payment, no forum, no joint weighing, and so on, by the item of the checklist. */
export const GAPS = ['L02', 'D02', 'S01', 'L03', 'F01', 'X01', 'Q03', 'D03', 'B02'] as const;
export type Gap = (typeof GAPS)[number];
/** What a form drawn up in a hurry leaves open: enough for the advice to change it first. */
export const CARELESS: readonly Gap[] = ['D02', 'S01', 'F01', 'Q03', 'D03', 'B02'];

/** Choices that stay the same through all versions of a negotiation. */
export interface Style {
  readonly mechanism: 'FIXED' | 'FLOOR' | 'MARKET_BONUS' | 'SHARED';
  readonly linkage: { inputs: boolean; production: boolean; processing: boolean };
  readonly sale: boolean;
  readonly depositPerHa: string;
  readonly penalty: string;
  readonly finalDueDays: number;
}

export function styleOf(random: Random): Style {
  const sale = random.chance(14);
  return {
    sale,
    mechanism: random.weighted([
      ['FIXED', 5],
      ['FLOOR', 3],
      ['SHARED', 2],
      ['MARKET_BONUS', 2],
    ]),
    linkage: {
      inputs: !sale && random.chance(45),
      production: !sale && random.chance(90),
      processing: !sale && random.chance(18),
    },
    depositPerHa: random.pick(['2500000', '3000000', '5000000']),
    penalty: random.pick(['5', '6', '8']),
    finalDueDays: random.pick([5, 7, 7, 10]),
  };
}

export function contractTerms(deal: Deal, style: Style, stand: Stand): Terms {
  const forgot = (gap: Gap): boolean => stand.gaps.includes(gap);
  const { harvest } = deal;
  const linked = style.linkage.inputs || style.linkage.production || style.linkage.processing;
  const reading = readTerms({
    kind: linked ? 'LINKAGE' : 'SALE',
    start: dayInVietnam(deal.proposedAt),
    end: addDays(harvest.to, 30),
    seasons: deal.season ? [deal.season] : [],
    templateVersion: 'lienket-1',
    linkage: { ...style.linkage, leadOrganisation: linked ? 'BUYER' : null, supportRequested: false },
    seller: partyTerms(deal.seller),
    assemblyResolution:
      deal.seller.kind === 'COOPERATIVE'
        ? { no: `0${(deal.seller.index % 9) + 1}/NQ-ĐHTV`, on: addDays(dayInVietnam(deal.proposedAt), -20) }
        : null,
    groupAuthorisation: deal.seller.kind === 'COOPERATIVE_GROUP' ? 'Biên bản ủy quyền của các tổ viên' : null,
    buyer: partyTerms(deal.buyer),
    lines: [lineTerms(deal, stand, forgot)],
    ...fulfilment(deal, stand, forgot),
    ...payments(deal, style, forgot),
    price: priceTerms(style, stand),
    ...risks(style, forgot),
    amendmentForm: 'ELECTRONIC',
    dataConsent: true,
  });
  if (!reading.ok) throw new Error(`terms of the demo province are wrong: ${JSON.stringify(reading.issues[0])}`);
  return reading.value;
}

const partyTerms = (party: Party) => ({
  name: party.name,
  kind: party.kind,
  taxCode: party.taxCode,
  registrationNo: party.registrationNo,
  address: party.address,
  adminUnitId: party.town.id,
  signerName: party.leader.name,
  signerPosition: party.leader.position,
  signerBasis: 'LEGAL_REP',
  bankAccount: party.bank?.number ?? null,
  bankName: party.bank?.name ?? null,
});

function lineTerms(
  { good, variety, season, harvest, areaHa, certificates }: Deal,
  { quantity }: Stand,
  forgot: (gap: Gap) => boolean,
) {
  return {
    ...{ commodity: good.commodity, variety, form: good.form, season, harvest, areaHa },
    ...{
      quantityMode: 'FIXED',
      quantity: quantity.toString(),
      unit: quantity.unit,
      tolerancePct: forgot('Q03') ? null : '5',
    },
    seedSource: good.sector === 'RICE' ? 'Giống xác nhận, hóa đơn của cơ sở sản xuất giống' : null,
    certificatesRequired: certificates,
    quality: good.quality
      .filter(({ choice }) => choice === null)
      .map(({ attribute, atLeast, atMost, unit, rejectAt, method }) => ({
        ...{ param: attribute, unit, standard: atMost ?? atLeast, tolerance: '0', rejectAt, method },
        ...{
          adjustRule: attribute === 'MOISTURE' ? 'DRY_MATTER' : attribute === 'IMPURITY' ? 'IMPURITY_RATIO' : 'NONE',
        },
      })),
  };
}

function fulfilment({ good, harvest, seller, placeId }: Deal, { quantity }: Stand, forgot: (gap: Gap) => boolean) {
  const place = seller.address;
  return {
    sampling: { place, who: 'Đại diện hai bên', bothPresent: true, samples: 3, instrument: 'Máy đo đã kiểm định' },
    retest: { body: 'Trung tâm Kiểm nghiệm tỉnh An Giang', hours: 24, cost: 'LOSER' },
    reject: { noticeHours: good.pickupHours, disposal: 'DOWNGRADE', partialOk: true },
    delivery: {
      ...{ place, adminUnitId: placeId, noticeDays: 3, noShow: 'RELEASE_AND_COMPENSATE', graceHours: 6 },
      schedule: [{ from: harvest.from, to: harvest.to, quantity: quantity.toString() }],
      pickupMaxHours: forgot('L02') ? null : good.pickupHours,
      compensationPerDay: '2000000',
      ticketBothSign: !forgot('L03'),
      riskPoint: 'FARM_GATE',
    },
    claims: { quantityHours: 24, qualityHours: 48 },
  };
}

function payments({ areaHa, good, harvest }: Deal, style: Style, forgot: (gap: Gap) => boolean) {
  const item = { dueOn: addDays(harvest.from, -30), interestPa: '0', supplierWarranty: true };
  return {
    inputs: style.linkage.inputs
      ? [
          {
            item: good.sector === 'RICE' ? 'Lúa giống' : 'Con giống, cây giống',
            quantity: '1000',
            unit: 'kg',
            unitPrice: '18000',
            ...item,
          },
          { item: 'Phân bón', quantity: '4000', unit: 'kg', unitPrice: '14500', ...item },
        ]
      : [],
    inputRecovery: style.linkage.inputs
      ? { capPctGross: '50', onCropFailure: 'DEFER', defectiveInputs: 'Bên mua chịu' }
      : null,
    deposit: areaHa
      ? {
          payer: 'BUYER',
          perHa: style.depositPerHa,
          dueOn: addDays(harvest.from, -20),
          purpose: 'PERFORM',
          offset: 'LAST',
          defaultRule: 'CIVIL328',
        }
      : { payer: 'NONE' },
    payment: {
      method: 'BANK_TRANSFER',
      steps: [
        { pct: '70', event: 'ACCEPTANCE', days: 3 },
        { pct: '30', event: 'SETTLEMENT', days: style.finalDueDays },
      ],
      finalDueDays: forgot('D02') ? 45 : style.finalDueDays,
      ...{ lateRatePa: forgot('D03') ? null : '10', setoff: 'ITEMISED', security: 'NONE', memberPayoutDays: 5 },
    },
  };
}

function priceTerms({ mechanism }: Style, { price, quantity }: Stand) {
  const text = price.toFixed();
  return {
    ...{ mechanism, base: text, unit: quantity.unit === 'KG' ? 'VND_PER_KG' : 'VND_PER_PIECE', vat: 'EXEMPT' },
    floor: mechanism === 'FLOOR' ? price.times('0.94').toDecimalPlaces(0).toFixed() : null,
    bonus: mechanism === 'MARKET_BONUS' ? { type: 'PCT', value: '3' } : null,
    shareRatio: mechanism === 'SHARED' ? '0.5' : null,
    deadbandPct: mechanism === 'SHARED' ? '5' : null,
    reference: mechanism === 'FIXED' ? null : REFERENCE,
    lock: { daysBefore: 7, confirmBoth: true },
    bears: { freight: 'BUYER', loading: 'BUYER', bags: 'BUYER', harvest: 'SELLER' },
  };
}

const REFERENCE = {
  sources: ['Sở Nông nghiệp và Môi trường An Giang', 'Bản tin thị trường nông sản'],
  ...{
    area: 'An Giang',
    windowFromDays: 7,
    windowToDays: 1,
    statistic: 'MEDIAN',
    minQuotes: 3,
    fallback: 'EXTEND_WINDOW',
  },
};

function risks({ penalty }: Style, forgot: (gap: Gap) => boolean) {
  return {
    exclusivity: {
      scope: 'QTY',
      carveoutPct: forgot('X01') ? null : '5',
      lapsesIfNoShow: !forgot('X01'),
      lapsesIfLatePayDays: 7,
    },
    forceMajeure: {
      events: ['Thiên tai', 'Dịch bệnh', 'Xâm nhập mặn', 'Quyết định của cơ quan nhà nước'],
      noticeHours: forgot('F01') ? null : 48,
      evidence: forgot('F01') ? null : 'UBND xã nơi sản xuất',
      ...{ inputsEffect: 'Hoãn nợ sang vụ sau', terminateAfterDays: 60, includesPriceChange: false },
    },
    insurance: { wanted: false },
    hardship: { triggerPct: '15', days: 7 },
    remedies: {
      sellerPenaltyPct: penalty,
      buyerPenaltyPct: forgot('B02') ? '0' : penalty,
      base: 'BREACHED_PART',
      withDamages: true,
      cureDays: 5,
    },
    dispute: {
      negotiateDays: 15,
      mediator: 'Liên minh Hợp tác xã tỉnh An Giang',
      forum: forgot('S01') ? 'BOTH' : 'COURT',
      forumName: forgot('S01') ? null : 'Tòa án nhân dân khu vực nơi nguyên đơn có trụ sở',
      fastTrackHours: 48,
    },
    term: {
      ...{ renewal: 'BY_WRITING', noticeDaysSeller: 15, noticeDaysBuyer: 15, settleAfterDays: 15 },
      grounds: ['Hai bên thỏa thuận', 'Vi phạm nghĩa vụ cơ bản'],
    },
  };
}
