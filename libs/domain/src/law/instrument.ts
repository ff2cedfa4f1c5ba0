import { calendarDate, type CalendarDate } from '../kernel/calendar-date';

/**
 * A legal instrument (văn bản pháp luật) with the days it is in force. A contract keeps the regime of the day it was
 * signed, never "the law of today", so instruments stay in this list after they lapse.
 */
export interface LegalInstrument {
  readonly code: LegalInstrumentCode;
  /** Number as cited, e.g. `98/2018/NĐ-CP`. */
  readonly number: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly issuedOn: CalendarDate;
  /** First day in force. */
  readonly from: CalendarDate;
  /** Last day in force; null while it is. */
  readonly to: CalendarDate | null;
  readonly replacedBy: LegalInstrumentCode | null;
  readonly scope: LegalScope;
}

export const LEGAL_SCOPES = [
  'COOPERATIVES',
  'LINKAGES',
  'SIZE',
  'EVALUATION',
  'PLACES',
  'CONTRACTS',
  'DIRECTION',
] as const;
/** What it governs: cooperatives, linkages, size classes, evaluation, administrative units, contracts, local direction. */
export type LegalScope = (typeof LEGAL_SCOPES)[number];

export const LEGAL_INSTRUMENT_CODES = [
  'COMMERCIAL_LAW_2005',
  'CIVIL_CODE_2015',
  'COOPERATIVE_LAW_2012',
  'COOPERATIVE_LAW_2023',
  'DECREE_113_2024',
  'DECREE_92_2024',
  'DECREE_125_2025',
  'CIRCULAR_09_2024',
  'DECISION_80_2002',
  'DECISION_62_2013',
  'DECREE_98_2018',
  'DECISION_2559_2014_KG',
  'CIRCULAR_09_2017',
  'CIRCULAR_01_2020',
  'DIRECTIVE_1558_2018_KG',
  'RESOLUTION_202_2025',
  'RESOLUTION_1654_2025',
  'DECISION_19_2025',
] as const;
export type LegalInstrumentCode = (typeof LEGAL_INSTRUMENT_CODES)[number];

type Row = readonly [
  code: LegalInstrumentCode,
  number: string,
  scope: LegalScope,
  titles: readonly [vi: string, en: string],
  days: readonly [issued: string, from: string, to?: string, replacedBy?: LegalInstrumentCode],
];

const ROWS: readonly Row[] = [
  [
    'COMMERCIAL_LAW_2005',
    '36/2005/QH11',
    'CONTRACTS',
    ['Luật Thương mại', 'Commercial Law'],
    ['2005-06-14', '2006-01-01'],
  ],
  ['CIVIL_CODE_2015', '91/2015/QH13', 'CONTRACTS', ['Bộ luật Dân sự', 'Civil Code'], ['2015-11-24', '2017-01-01']],
  [
    'COOPERATIVE_LAW_2012',
    '23/2012/QH13',
    'COOPERATIVES',
    ['Luật Hợp tác xã 2012', 'Law on Cooperatives 2012'],
    ['2012-11-20', '2013-07-01', '2024-06-30', 'COOPERATIVE_LAW_2023'],
  ],
  [
    'COOPERATIVE_LAW_2023',
    '17/2023/QH15',
    'COOPERATIVES',
    ['Luật Hợp tác xã 2023', 'Law on Cooperatives 2023'],
    ['2023-06-20', '2024-07-01'],
  ],
  [
    'DECREE_113_2024',
    '113/2024/NĐ-CP',
    'SIZE',
    ['Nghị định quy định chi tiết một số điều của Luật Hợp tác xã', 'Decree detailing the Law on Cooperatives'],
    ['2024-09-12', '2024-11-01'],
  ],
  [
    'DECREE_92_2024',
    '92/2024/NĐ-CP',
    'COOPERATIVES',
    [
      'Nghị định về đăng ký tổ hợp tác, hợp tác xã',
      'Decree on the registration of cooperative groups and cooperatives',
    ],
    ['2024-07-18', '2024-07-18'],
  ],
  [
    'DECREE_125_2025',
    '125/2025/NĐ-CP',
    'COOPERATIVES',
    [
      'Nghị định phân định thẩm quyền của chính quyền địa phương 02 cấp trong lĩnh vực tài chính',
      'Decree on the powers of two-tier local government in matters of finance',
    ],
    ['2025-06-11', '2025-07-01'],
  ],
  [
    'CIRCULAR_09_2024',
    '09/2024/TT-BKHĐT',
    'COOPERATIVES',
    [
      'Thông tư về Hệ thống thông tin quốc gia về hợp tác xã',
      'Circular on the national information system on cooperatives',
    ],
    ['2024-05-16', '2024-07-01'],
  ],
  [
    'DECISION_80_2002',
    '80/2002/QĐ-TTg',
    'LINKAGES',
    [
      'Quyết định về chính sách khuyến khích tiêu thụ nông sản hàng hóa thông qua hợp đồng',
      'Decision encouraging the sale of farm produce by contract',
    ],
    ['2002-06-24', '2002-07-09', '2013-12-09', 'DECISION_62_2013'],
  ],
  [
    'DECISION_62_2013',
    '62/2013/QĐ-TTg',
    'LINKAGES',
    [
      'Quyết định về chính sách khuyến khích liên kết sản xuất gắn với tiêu thụ nông sản, xây dựng cánh đồng lớn',
      'Decision encouraging linkages of production and sale, and large fields',
    ],
    ['2013-10-25', '2013-12-10', '2018-08-19', 'DECREE_98_2018'],
  ],
  [
    'DECREE_98_2018',
    '98/2018/NĐ-CP',
    'LINKAGES',
    [
      'Nghị định về chính sách khuyến khích phát triển hợp tác, liên kết trong sản xuất và tiêu thụ sản phẩm nông nghiệp',
      'Decree encouraging cooperation and linkage in the production and sale of farm products',
    ],
    ['2018-07-05', '2018-08-20'],
  ],
  [
    'DECISION_2559_2014_KG',
    '2559/QĐ-UBND',
    'EVALUATION',
    [
      'Quyết định về đánh giá, phân loại hợp tác xã tỉnh Kiên Giang',
      'Decision on evaluating cooperatives in Kiên Giang',
    ],
    ['2014-12-08', '2014-12-08', '2020-03-31', 'CIRCULAR_01_2020'],
  ],
  [
    'CIRCULAR_09_2017',
    '09/2017/TT-BNNPTNT',
    'EVALUATION',
    ['Thông tư về đánh giá, phân loại hợp tác xã nông nghiệp', 'Circular on evaluating agricultural cooperatives'],
    ['2017-04-17', '2017-05-31'],
  ],
  [
    'CIRCULAR_01_2020',
    '01/2020/TT-BKHĐT',
    'EVALUATION',
    ['Thông tư về phân loại và đánh giá hợp tác xã', 'Circular on classifying and evaluating cooperatives'],
    ['2020-02-19', '2020-04-01', '2024-06-30'],
  ],
  [
    'DIRECTIVE_1558_2018_KG',
    '1558/CT-UBND',
    'DIRECTION',
    [
      'Chỉ thị về đẩy mạnh triển khai liên kết sản xuất, phát triển hợp tác xã kiểu mới trên địa bàn tỉnh Kiên Giang',
      'Directive on linkages in production and on the new type of cooperative in Kiên Giang',
    ],
    ['2018-07-12', '2018-07-12'],
  ],
  [
    'RESOLUTION_202_2025',
    '202/2025/QH15',
    'PLACES',
    ['Nghị quyết về việc sắp xếp đơn vị hành chính cấp tỉnh', 'Resolution on the arrangement of provinces'],
    ['2025-06-12', '2025-06-12'],
  ],
  [
    'RESOLUTION_1654_2025',
    '1654/NQ-UBTVQH15',
    'PLACES',
    [
      'Nghị quyết về việc sắp xếp các đơn vị hành chính cấp xã của tỉnh An Giang năm 2025',
      'Resolution on the arrangement of the communes of An Giang in 2025',
    ],
    ['2025-06-16', '2025-06-16'],
  ],
  [
    'DECISION_19_2025',
    '19/2025/QĐ-TTg',
    'PLACES',
    [
      'Quyết định ban hành Bảng danh mục và mã số các đơn vị hành chính Việt Nam',
      'Decision on the list and codes of administrative units',
    ],
    ['2025-06-30', '2025-07-01'],
  ],
];

/** All instruments that the product refers to. */
export const LEGAL_INSTRUMENTS: readonly LegalInstrument[] = ROWS.map(
  ([code, number, scope, [titleVi, titleEn], [issued, from, to, replacedBy]]) => ({
    code,
    number,
    scope,
    titleVi,
    titleEn,
    issuedOn: calendarDate(issued),
    from: calendarDate(from),
    to: to === undefined ? null : calendarDate(to),
    replacedBy: replacedBy ?? null,
  }),
);

const byCode = new Map(LEGAL_INSTRUMENTS.map((instrument) => [instrument.code, instrument]));

/** The instrument of a code. */
export function legalInstrument(code: LegalInstrumentCode): LegalInstrument {
  const instrument = byCode.get(code);
  if (!instrument) throw new RangeError(`no legal instrument ${code}`);
  return instrument;
}

/** Was the instrument in force on that day? */
export function inForceOn({ from, to }: Pick<LegalInstrument, 'from' | 'to'>, day: CalendarDate): boolean {
  return from <= day && (to === null || day <= to);
}
