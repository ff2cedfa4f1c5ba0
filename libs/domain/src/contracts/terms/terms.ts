import { choice, date, decimal, group, list, money, percent, text, whole, yesNo, type ValueOf } from './field';
import { line, member, party } from './parties-and-goods';

/**
 * The terms of a production-and-consumption contract (hợp đồng liên kết sản xuất và tiêu thụ): the whole field
 * dictionary, version 1. A field that is null is not agreed on; the appraisal says which of them should be. What comes
 * to be at signature (date, legal regime, signatures) is not part of the terms but is kept with their hash.
 */
export const TERMS_SCHEMA_VERSION = 1;

const BEARERS = ['SELLER', 'BUYER', 'SHARED'] as const;
const bearer = (what: string) => choice(`Who pays for ${what}.`, ...BEARERS);

const PRICE_MECHANISMS = ['FIXED', 'FLOOR', 'MARKET', 'MARKET_BONUS', 'SHARED', 'LADDER', 'COST_PLUS'] as const;

const price = group('How the price is found.', {
  mechanism: choice('Mechanism.', ...PRICE_MECHANISMS),
  base: decimal('Base price, đồng per unit.'),
  floor: decimal('Floor price (giá sàn), đồng per unit.'),
  cap: decimal('Cap price (giá trần), đồng per unit.'),
  unit: choice('Unit of the price.', 'VND_PER_KG', 'VND_PER_PIECE'),
  reference: group('The reference price (giá tham chiếu).', {
    sources: list('Sources of quotes.', text('Name of the source.', 120), 10),
    variety: text('Variety quoted.', 40),
    area: text('Area quoted.', 120),
    windowFromDays: whole('Quotes from this many days before delivery.', 90),
    windowToDays: whole('Quotes up to this many days before delivery.', 90),
    statistic: choice('Statistic.', 'MEDIAN', 'TRIM_MEAN'),
    minQuotes: whole('Least number of quotes.', 100),
    fallback: choice('What happens with too few quotes.', 'EXTEND_WINDOW', 'NEIGHBOUR_AREA', 'LAST_AGREED'),
  }),
  bonus: group('Bonus on the market price.', {
    type: choice('Kind.', 'ABS', 'PCT'),
    value: decimal('Đồng per unit, or per cent.'),
  }),
  shareRatio: decimal('Share of the difference to the base that the seller gets, 0 to 1.', '0', '1'),
  deadbandPct: percent('Difference that changes nothing'),
  costPerUnit: decimal('Declared cost, đồng per unit.'),
  marginPct: percent('Margin on the cost', '300'),
  lock: group('When the price is fixed (chốt giá).', {
    daysBefore: whole('Days before delivery.', 90),
    confirmBoth: yesNo('Both sides confirm.'),
  }),
  vat: choice('Value added tax.', 'INCL', 'EXCL', 'EXEMPT'),
  bears: group('Who bears which cost.', {
    freight: bearer('freight'),
    loading: bearer('loading'),
    bags: bearer('bags'),
    harvest: bearer('harvesting'),
  }),
});

const fulfilment = {
  sampling: group('Sampling.', {
    place: text('Where.', 200),
    who: text('Who takes samples.', 200),
    bothPresent: yesNo('Both sides are present.'),
    samples: whole('Number of samples.', 100),
    instrument: text('Instrument.', 120),
    calibratedTo: date('Last day of its calibration.'),
  }),
  retest: group('Independent re-test.', {
    body: text('Inspection body both accept (Commercial Law 2005 Art. 262).', 200),
    hours: whole('Hours within which it may be asked for.', 720),
    cost: choice('Who pays.', 'LOSER', 'SPLIT'),
  }),
  reject: group('Rejection of goods.', {
    noticeHours: whole('Hours within which it must be told.', 720),
    disposal: choice('What happens to the goods.', 'RETURN', 'DOWNGRADE', 'RESALE'),
    partialOk: yesNo('Part of a delivery may be accepted.'),
  }),
  delivery: group('Delivery.', {
    place: text('Place of delivery.', 300),
    adminUnitId: text('Administrative unit of the place.', 60),
    schedule: list(
      'When what is delivered.',
      group('One tranche (đợt).', {
        from: date('First day.'),
        to: date('Last day.'),
        quantity: decimal('Quantity in base units of the first line.'),
        place: text('Place, if another.', 300),
      }),
      60,
    ),
    noticeDays: whole('Days of notice before pick-up.', 60),
    pickupMaxHours: whole('Hours after readiness within which the buyer must pick up.', 720),
    graceHours: whole('Hours of grace.', 240),
    noShow: choice('What a no-show of the buyer leads to.', 'RELEASE', 'RELEASE_AND_COMPENSATE', 'NONE'),
    compensationPerDay: money('Compensation for each day of delay'),
    ticketBothSign: yesNo('Both sides sign each weigh ticket (phiếu cân).'),
    scaleVerifiedTo: date('Last day of the verification of the scale.'),
    riskPoint: choice(
      'Where risk and title pass (Commercial Law 2005 Art. 57–62).',
      'FARM_GATE',
      'ON_BOAT',
      'WAREHOUSE',
    ),
  }),
  claims: group('Claims.', {
    quantityHours: whole('Hours for claims on quantity.', 8760),
    qualityHours: whole('Hours for claims on quality.', 8760),
  }),
};

const payments = {
  inputs: list(
    'Inputs that the buyer advances.',
    group('One input.', {
      item: text('What.', 120),
      quantity: decimal('How much.'),
      unit: text('Unit.', 30),
      unitPrice: decimal('Price, đồng per unit.'),
      dueOn: date('When it is handed over.'),
      interestPa: percent('Interest a year'),
      supplierWarranty: yesNo('Its quality is warranted.'),
    }),
    60,
  ),
  inputRecovery: group('Recovery of advances.', {
    capPctGross: percent('Largest share of the gross value that is withheld'),
    onCropFailure: choice('What happens after a crop failure.', 'DEFER', 'SHARE', 'WAIVE', 'FULL'),
    defectiveInputs: text('Who answers for bad inputs or wrong advice.', 500),
  }),
  deposit: group('Deposit (đặt cọc, Civil Code 2015 Art. 328).', {
    payer: choice('Who pays it.', 'BUYER', 'SELLER', 'NONE'),
    amount: money('Amount'),
    perHa: money('Amount for each hectare'),
    dueOn: date('When it is paid.'),
    purpose: choice('What it secures.', 'CONCLUDE', 'PERFORM'),
    offset: choice('How it is set off.', 'LAST', 'PRORATA'),
    defaultRule: choice('What default leads to.', 'CIVIL328', 'CUSTOM'),
  }),
  payment: group('Payment.', {
    method: choice('Method.', 'BANK_TRANSFER', 'CASH'),
    steps: list(
      'Instalments.',
      group('One instalment.', {
        pct: percent('Share'),
        event: choice('What it follows.', 'SIGNATURE', 'SOWING', 'DELIVERY', 'ACCEPTANCE', 'SETTLEMENT'),
        days: whole('Days after that.', 180),
      }),
      12,
    ),
    finalDueDays: whole('Days after delivery within which all is paid.', 365),
    lateRatePa: percent('Interest on late payment a year', '100'),
    setoff: choice('What may be set off.', 'ITEMISED', 'NONE', 'ANY'),
    security: choice('What secures the payment.', 'NONE', 'BANK_GUARANTEE', 'ESCROW'),
    memberPayoutDays: whole('Days within which members are paid.', 180),
  }),
};

const risk = {
  exclusivity: group('Exclusivity.', {
    scope: choice('What may be sold to no one else.', 'ALL', 'QTY', 'NONE'),
    carveoutPct: percent('Share that households keep'),
    lapsesIfNoShow: yesNo('Ends when the buyer does not come.'),
    lapsesIfLatePayDays: whole('Ends when payment is late by this many days.', 180),
    memberLiability: text('What a member who sells outside answers for.', 500),
  }),
  forceMajeure: group('Force majeure (bất khả kháng, Commercial Law 2005 Art. 294–296).', {
    events: list('Events.', text('Event.', 120), 30),
    noticeHours: whole('Hours within which it must be told.', 720),
    evidence: text('Who attests it.', 200),
    inputsEffect: text('What happens to advances and deposit.', 500),
    terminateAfterDays: whole('Days after which either side may end the contract.', 365),
    includesPriceChange: yesNo('Price moves count as force majeure.'),
  }),
  insurance: group('Insurance.', {
    wanted: yesNo('The crop is insured.'),
    beneficiary: text('Beneficiary.', 200),
  }),
  hardship: group('Renegotiation when circumstances change (Civil Code 2015 Art. 420).', {
    triggerPct: percent('Price change that opens it', '1000'),
    days: whole('Days for it.', 180),
  }),
  remedies: group('Penalties.', {
    sellerPenaltyPct: percent('Penalty of the seller'),
    buyerPenaltyPct: percent('Penalty of the buyer'),
    base: choice('Of what value.', 'BREACHED_PART', 'WHOLE'),
    withDamages: yesNo('Damages are owed besides.'),
    cureDays: whole('Days to make good.', 180),
  }),
  dispute: group('Disputes.', {
    negotiateDays: whole('Days of negotiation.', 365),
    mediator: text('Mediator.', 200),
    forum: choice('Forum.', 'COURT', 'ARBITRATION', 'BOTH', 'NONE'),
    forumName: text('Its exact name.', 200),
    fastTrackHours: whole('Hours for disputes on quality.', 720),
  }),
  term: group('Duration and end.', {
    renewal: choice('Renewal.', 'NONE', 'BY_WRITING', 'AUTO'),
    noticeDaysSeller: whole('Notice of the seller in days.', 365),
    noticeDaysBuyer: whole('Notice of the buyer in days.', 365),
    grounds: list('Grounds on which it may be ended.', text('Ground.', 300), 20),
    settleAfterDays: whole('Days for settling after the end.', 365),
  }),
};

/** The description of all terms. */
export const TERMS = group('Terms of a contract.', {
  kind: choice('LINKAGE, or SALE: a plain sale.', 'LINKAGE', 'SALE'),
  start: date('First day.'),
  end: date('Last day.'),
  seasons: list('Crop seasons covered.', text('Season, e.g. HT-2026.', 30), 30),
  templateVersion: text('Template it was drawn from.', 30),
  linkage: group('Stages that are linked besides consumption (Decree 98/2018 Art. 4).', {
    inputs: yesNo('Inputs and services.'),
    production: yesNo('Organisation of production and harvest.'),
    processing: yesNo('Pre-processing or processing.'),
    leadOrganisation: choice('Who leads the linkage (chủ trì liên kết).', 'SELLER', 'BUYER'),
    supportRequested: yesNo('State support is sought.'),
  }),
  seller: party('seller', 'COOPERATIVE', 'COOPERATIVE_UNION', 'COOPERATIVE_GROUP', 'FARM', 'HOUSEHOLD_BUSINESS'),
  assemblyResolution: group("Resolution of the members' assembly (Law on Cooperatives 2023 Art. 64).", {
    no: text('Its number.', 60),
    on: date('Its day.'),
  }),
  groupAuthorisation: text(
    'Authorisation of the representative of a cooperative group (Civil Code 2015 Art. 508).',
    120,
  ),
  buyer: party('buyer', 'ENTERPRISE', 'COOPERATIVE_UNION', 'HOUSEHOLD_BUSINESS'),
  members: list('Members who deliver.', member, 5000),
  lines: list('Goods.', line, 30),
  ...fulfilment,
  ...payments,
  price,
  ...risk,
  amendmentForm: choice('How it is amended (Civil Code 2015 Art. 421).', 'WRITTEN', 'ELECTRONIC'),
  dataConsent: yesNo('Members agreed to the use of their data.'),
});

export type Terms = ValueOf<typeof TERMS>;
export type TermsLine = Terms['lines'][number];
export type PriceMechanism = (typeof PRICE_MECHANISMS)[number];
