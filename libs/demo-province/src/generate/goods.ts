import type { BaseUnit } from '@domain/kernel/quantity';
import type { OrganisationSector } from '@domain/organisations/sector';

/**
 * What is traded, how much of it an organisation has, and what it costs: yields in base units per hectare, prices in đồng
 * per base unit around figures found in the press (paddy An Giang 10/2025, shrimp Sóc Trăng 2018–2019, khóm Tắc Cậu
 * 5/2023, mango Hòn Đất 3/2024, prawn An Biên 10/2024, pigs 6/2022), the rest at the order of magnitude of the trade.
 */
export interface Good {
  readonly commodity: string;
  readonly sector: OrganisationSector;
  readonly unit: BaseUnit;
  readonly form: string;
  /** Variety, its weight and its price; null where the catalogue has none. */
  readonly varieties: readonly (readonly [variety: string | null, weight: number, price: number])[];
  /** Grown on land: hectares of a cooperative. A group has a fifth. Null: `amount` is what one round gives. */
  readonly areaHa: readonly [number, number] | null;
  readonly yield: readonly [low: number, high: number] | null;
  readonly amount: readonly [number, number] | null;
  /** Crop seasons with their harvest and the per mille of the usual price and yield in them. */
  readonly seasons: readonly GoodSeason[];
  /** Days of a round, for what is harvested all year. */
  readonly roundDays: number | null;
  readonly quality: readonly QualityPromise[];
  readonly schemes: readonly string[];
  readonly pickupHours: number;
  /** What goes with a certificate of the organisation. */
  readonly mark: string;
}
export interface GoodSeason {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly price: number;
  readonly yield: number;
  /** Former districts; empty for all. */
  readonly districts: readonly string[];
}
export interface QualityPromise {
  readonly attribute: string;
  readonly atLeast: string | null;
  readonly atMost: string | null;
  readonly choice: string | null;
  readonly unit: string;
  readonly rejectAt: string | null;
  readonly method: string;
}

const most = (attribute: string, atMost: string, rejectAt: string, unit: string, method: string): QualityPromise => ({
  ...{ attribute, atLeast: null, atMost, choice: null, unit, rejectAt, method },
});
const least = (attribute: string, atLeast: string, rejectAt: string, unit: string, method: string): QualityPromise => ({
  ...{ attribute, atLeast, atMost: null, choice: null, unit, rejectAt, method },
});
const named = (attribute: string, choice: string, method: string): QualityPromise => ({
  ...{ attribute, atLeast: null, atMost: null, choice, unit: '', rejectAt: null, method },
});
const season = (
  code: string,
  from: string,
  to: string,
  [price, yieldMille]: readonly [number, number],
  ...districts: string[]
): GoodSeason => ({ code, from, to, price, yield: yieldMille, districts });

const SALTY = ['902', '903', '908', '909', '910', '913'] as const;
const PADDY_QUALITY = [
  most('MOISTURE', '28', '32', '%', 'Máy đo ẩm đã kiểm định'),
  most('IMPURITY', '3', '6', '%', 'Sàng và cân mẫu'),
  least('PURITY', '95', '90', '%', 'Đếm mẫu 200 hạt'),
];
const SHRIMP_QUALITY = [
  most('SIZE_COUNT', '40', '60', 'con/kg', 'Ba mẫu cân chung'),
  most('SOFT_SHELL', '4', '12', '%', 'Nhặt mẫu'),
];
const WEIGHED = (grams: string, reject: string): QualityPromise[] => [
  least('PIECE_WEIGHT', grams, reject, 'g', 'Cân mẫu 20 con (trái)'),
];
const GREENS = [most('TRIM_LOSS', '8', '15', '%', 'Cân trước và sau sơ chế'), named('VEGETABLE_GRADE', 'ONE', 'Nhìn')];

type Shape = Omit<Good, 'areaHa' | 'yield' | 'amount' | 'seasons' | 'roundDays' | 'form' | 'unit'> &
  Partial<Pick<Good, 'areaHa' | 'yield' | 'amount' | 'seasons' | 'roundDays' | 'form' | 'unit'>>;
const good = (shape: Shape): Good => ({
  ...{ areaHa: null, yield: null, amount: null, seasons: [], roundDays: null, form: 'FRESH', unit: 'KG' as const },
  ...shape,
});
const one = (price: number): Good['varieties'] => [[null, 1, price]];

const PADDY: Shape = {
  commodity: 'LUA',
  sector: 'RICE',
  varieties: [
    ['OM5451', 30, 5600],
    ['OM18', 26, 6000],
    ['DT8', 16, 6200],
    ['JAS85', 5, 6300],
    ['IR50404', 4, 5250],
    ['OM380', 4, 5400],
    ['NH9', 3, 6500],
    ['GKG1', 4, 5800],
    ['RVT', 3, 7000],
    ['DS1', 3, 7600],
    ['NEP4625', 2, 6900],
  ],
  areaHa: [25, 180],
  yield: [5800, 6800],
  seasons: [
    season('DONG_XUAN', '02-01', '04-20', [1060, 1150]),
    season('HE_THU', '07-01', '09-25', [970, 950]),
    season('THU_DONG', '10-05', '12-31', [1020, 930]),
  ],
  quality: PADDY_QUALITY,
  schemes: ['VIETGAP_TT', 'SRP', 'PUC'],
  pickupHours: 24,
  mark: 'lúa chất lượng cao',
};

export const GOODS = {
  LUA: good(PADDY),
  LUA_MUA: good({
    ...PADDY,
    sector: 'RICE_SHRIMP',
    varieties: [
      ['ST25', 44, 9400],
      ['ST24', 30, 8900],
      ['MBD', 12, 8200],
      ['MBT', 6, 7900],
      ['LKG', 8, 7400],
    ],
    areaHa: [20, 120],
    yield: [3800, 5000],
    seasons: [season('MUA', '12-01', '01-15', [1000, 1000], ...SALTY)],
    schemes: ['ORGANIC_VN', 'VIETGAP_TT', 'PUC'],
    mark: 'lúa – tôm',
  }),
  TOM_SU: good({
    ...{ commodity: 'TOM_SU', sector: 'RICE_SHRIMP', form: 'ICED', varieties: one(186_000), areaHa: [30, 200] },
    yield: [260, 420],
    seasons: [season('TOM_LUA', '06-01', '08-31', [1000, 1000])],
    ...{ quality: SHRIMP_QUALITY, schemes: ['AQ_REG', 'ASC', 'VIETGAP_TS'], pickupHours: 6, mark: 'tôm sú quảng canh' },
  }),
  TOM_THE: good({
    ...{ commodity: 'TOM_THE', sector: 'AQUACULTURE', form: 'ICED', varieties: one(112_000), areaHa: [3, 20] },
    yield: [7000, 11_000],
    seasons: [season('TOM_THE_1', '04-01', '07-10', [980, 1000]), season('TOM_THE_2', '11-01', '12-31', [1060, 940])],
    quality: [
      most('SIZE_COUNT', '50', '80', 'con/kg', 'Ba mẫu cân chung'),
      named('SHRIMP_FARMING', 'INTENSIVE', 'Sổ ao'),
    ],
    ...{ schemes: ['AQ_REG', 'BAP', 'ASC', 'VIETGAP_TS'], pickupHours: 6, mark: 'tôm thẻ' },
  }),
  TOM_CX: good({
    ...{ commodity: 'TOM_CX', sector: 'RICE_SHRIMP', form: 'LIVE', varieties: one(118_000), areaHa: [20, 90] },
    yield: [280, 380],
    seasons: [season('TOM_CX_LUA', '08-01', '03-31', [1000, 1000])],
    quality: [most('SIZE_COUNT', '14', '25', 'con/kg', 'Ba mẫu cân chung'), named('PRAWN_GRADE', 'CANG', 'Nhặt mẫu')],
    ...{ schemes: ['VIETGAP_TS'], pickupHours: 12, mark: 'tôm càng xanh' },
  }),
  CUA: good({
    ...{ commodity: 'CUA', sector: 'AQUACULTURE', form: 'LIVE', varieties: one(232_000), amount: [2_000, 14_000] },
    ...{ roundDays: 120, quality: [named('CRAB_GRADE', 'Y_NHAT', 'Nhặt từng con')], schemes: ['VIETGAP_TS'] },
    ...{ pickupHours: 24, mark: 'cua biển' },
  }),
  CA_TRA: good({
    ...{ commodity: 'CA_TRA', sector: 'AQUACULTURE', form: 'LIVE', varieties: one(28_500), areaHa: [1, 5] },
    ...{ yield: [230_000, 290_000], roundDays: 150, quality: WEIGHED('800', '600') },
    ...{ schemes: ['AQ_REG', 'ASC', 'GLOBALGAP'], pickupHours: 24, mark: 'cá tra' },
  }),
  CA_BOP: good({
    ...{ commodity: 'CA_BOP', sector: 'AQUACULTURE', form: 'LIVE', varieties: one(152_000), amount: [8_000, 60_000] },
    ...{
      roundDays: 150,
      quality: WEIGHED('4500', '3500'),
      schemes: ['AQ_REG'],
      pickupHours: 48,
      mark: 'cá bớp lồng bè',
    },
  }),
  CA_MU: good({
    ...{ commodity: 'CA_MU', sector: 'AQUACULTURE', form: 'LIVE', varieties: one(205_000), amount: [4_000, 30_000] },
    ...{ roundDays: 150, quality: WEIGHED('900', '700'), schemes: ['AQ_REG'], pickupHours: 48, mark: 'cá mú lồng bè' },
  }),
  SO_HUYET: good({
    ...{ commodity: 'SO_HUYET', sector: 'AQUACULTURE', form: 'LIVE', varieties: one(108_000), areaHa: [15, 80] },
    ...{ yield: [900, 1600], roundDays: 180, schemes: ['VIETGAP_TS'], pickupHours: 24, mark: 'sò huyết' },
    quality: [most('SIZE_COUNT', '90', '140', 'con/kg', 'Ba mẫu cân chung')],
  }),
  CA_LOC: good({
    ...{ commodity: 'CA_LOC', sector: 'AQUACULTURE', form: 'LIVE', varieties: one(42_000), amount: [15_000, 90_000] },
    ...{ roundDays: 150, quality: WEIGHED('500', '350'), schemes: ['VIETGAP_TS'], pickupHours: 48, mark: 'cá lóc' },
  }),
  KHOM: good({
    ...{ commodity: 'KHOM', sector: 'FRUIT', unit: 'PIECE', varieties: [['KHOM_QUEEN', 1, 8000]], areaHa: [20, 110] },
    yield: [22_000, 28_000],
    seasons: [
      season('KHOM_CHINH', '04-01', '06-30', [960, 1000]),
      season('KHOM_NGHICH', '07-01', '03-31', [1080, 700]),
    ],
    quality: [named('FRUIT_GRADE', 'NHAT', 'Cân từng trái'), ...WEIGHED('1000', '700')],
    ...{ schemes: ['VIETGAP_TT', 'NHTT', 'OCOP'], pickupHours: 72, mark: 'khóm Tắc Cậu' },
  }),
  XOAI_HL: good({
    ...{ commodity: 'XOAI_HL', sector: 'FRUIT', varieties: one(28_600), areaHa: [10, 60], yield: [7000, 10_000] },
    ...{ roundDays: 180, quality: [named('FRUIT_GRADE', 'NHAT', 'Phân loại'), ...WEIGHED('400', '250')] },
    ...{ schemes: ['VIETGAP_TT', 'PUC', 'GLOBALGAP'], pickupHours: 48, mark: 'xoài cát Hòa Lộc' },
  }),
  CHUOI_XIEM: good({
    ...{ commodity: 'CHUOI_XIEM', sector: 'FRUIT', varieties: one(7_000), areaHa: [10, 50], yield: [9000, 13_000] },
    ...{ roundDays: 120, schemes: ['VIETGAP_TT', 'OCOP'], pickupHours: 72, mark: 'chuối xiêm' },
    quality: [most('SCARS', '5', '15', '%', 'Nhìn')],
  }),
  DUA: good({
    ...{ commodity: 'DUA', sector: 'FRUIT', unit: 'PIECE', areaHa: [15, 60], yield: [3500, 5000], roundDays: 90 },
    varieties: [
      ['DUA_XIEM', 3, 8500],
      ['DUA_KHO', 2, 8400],
    ],
    quality: [named('COCONUT_SIZE', 'LARGE', 'Nhìn')],
    ...{ schemes: ['VIETGAP_TT', 'ORGANIC_VN'], pickupHours: 240, mark: 'dừa' },
  }),
  RAU_ME: good({
    ...{ commodity: 'RAU_ME', sector: 'VEGETABLES', areaHa: [2, 14], yield: [11_000, 16_000], roundDays: 60 },
    varieties: [
      ['RAU_MUONG', 2, 11_000],
      ['RAU_CAI', 3, 12_500],
      ['XA_LACH', 1, 18_000],
    ],
    ...{ quality: GREENS, schemes: ['VIETGAP_TT', 'ATTP'], pickupHours: 12, mark: 'rau an toàn' },
  }),
  DUA_LEO: good({
    ...{ commodity: 'DUA_LEO', sector: 'VEGETABLES', varieties: one(11_000), areaHa: [2, 12], yield: [22_000, 30_000] },
    ...{ roundDays: 75, quality: GREENS, schemes: ['VIETGAP_TT', 'ATTP'], pickupHours: 24, mark: 'dưa leo' },
  }),
  OT: good({
    ...{ commodity: 'OT', sector: 'VEGETABLES', varieties: one(31_000), areaHa: [2, 15], yield: [10_000, 15_000] },
    ...{ roundDays: 120, quality: GREENS, schemes: ['VIETGAP_TT', 'PUC'], pickupHours: 24, mark: 'ớt' },
  }),
  DUA_HAU: good({
    ...{ commodity: 'DUA_HAU', sector: 'VEGETABLES', varieties: one(8_200), areaHa: [4, 25], yield: [24_000, 32_000] },
    ...{ roundDays: 90, quality: WEIGHED('3000', '2000'), schemes: ['VIETGAP_TT'], pickupHours: 24, mark: 'dưa hấu' },
  }),
  HEO: good({
    ...{ commodity: 'HEO', sector: 'LIVESTOCK', form: 'LIVE', varieties: one(56_000), amount: [8_000, 60_000] },
    ...{
      roundDays: 120,
      quality: WEIGHED('95000', '85000'),
      schemes: ['VIETGAHP', 'LS_DECL'],
      pickupHours: 48,
      mark: 'heo thịt',
    },
  }),
  GA: good({
    ...{
      commodity: 'GA',
      sector: 'LIVESTOCK',
      form: 'LIVE',
      varieties: [
        ['GA_TA', 3, 72_000],
        ['GA_CN', 1, 38_000],
      ],
    },
    ...{ amount: [3_000, 24_000], roundDays: 100, quality: WEIGHED('1700', '1400'), schemes: ['VIETGAHP', 'LS_DECL'] },
    ...{ pickupHours: 48, mark: 'gà ta' },
  }),
  VIT: good({
    ...{ commodity: 'VIT', sector: 'LIVESTOCK', form: 'LIVE', varieties: one(46_000), amount: [5_000, 40_000] },
    ...{
      roundDays: 75,
      quality: WEIGHED('2800', '2300'),
      schemes: ['LS_DECL'],
      pickupHours: 48,
      mark: 'vịt chạy đồng',
    },
  }),
} satisfies Record<string, Good>;
export type GoodKey = keyof typeof GOODS;
