import { taxCodeCheckDigit } from '@domain/organisations/tax-code';
import type { Random } from './random';

/**
 * Names of people are put together at random from the most frequent family, middle and given names: whoever is really
 * called so is meant by nobody. Contacts can not reach anyone: phone numbers begin with 050, which no Vietnamese network
 * had been given when this was written, and e-mail addresses end in `.example`, which RFC 2606 keeps out of the world.
 */
const FAMILIES: readonly (readonly [string, number])[] = [
  ['Nguyễn', 31],
  ['Trần', 12],
  ['Lê', 10],
  ['Phạm', 7],
  ['Huỳnh', 6],
  ['Võ', 5],
  ['Phan', 4],
  ['Đặng', 3],
  ['Bùi', 2],
  ['Đỗ', 2],
  ['Hồ', 2],
  ['Ngô', 2],
  ['Dương', 2],
  ['Lý', 2],
  ['Danh', 4],
  ['Thị', 1],
  ['Châu', 1],
  ['Mai', 1],
  ['Đoàn', 1],
];
const MEN = ['Văn', 'Hữu', 'Minh', 'Thanh', 'Hoàng', 'Quốc', 'Trọng', 'Công', 'Đức', 'Thành', 'Tấn', 'Ngọc'] as const;
const WOMEN = ['Thị', 'Thị Kim', 'Thị Ngọc', 'Thị Mỹ', 'Thị Hồng', 'Ngọc', 'Thị Thu', 'Thị Bích', 'Thanh'] as const;
const HIS = [
  ...['Hùng', 'Dũng', 'Tuấn', 'Phúc', 'Thắng', 'Lợi', 'Khánh', 'Tâm', 'Sơn', 'Bình', 'Hải', 'Nghĩa', 'Trí', 'Toàn'],
  ...['Đạt', 'Phong', 'Tài', 'Lộc', 'Hiếu', 'Kiệt', 'Nhân', 'Vinh', 'Cường', 'Giàu', 'Út', 'Đen', 'Mến', 'Thuận'],
] as const;
const HER = [
  ...['Lan', 'Hoa', 'Hương', 'Loan', 'Phượng', 'Nga', 'Hạnh', 'Liên', 'Tuyết', 'Dung', 'Thảo', 'Diễm', 'Trang'],
  ...['Yến', 'Cúc', 'Đào', 'Mai', 'Nhung', 'Oanh', 'Thắm', 'Xuân', 'Bé', 'Nguyệt', 'Ngân', 'Trinh'],
] as const;

export function personName(random: Random): string {
  const family = random.weighted(FAMILIES);
  const kept = family === 'Thị' ? 'Danh' : family;
  return random.chance(68)
    ? `${kept} ${random.pick(MEN)} ${random.pick(HIS)}`
    : `${kept} ${random.pick(WOMEN)} ${random.pick(HER)}`;
}

const LUCKY = [
  ...['Hòa', 'Thuận', 'Phát', 'Tân', 'Thành', 'Phú', 'Quý', 'Vĩnh', 'An', 'Bình', 'Lợi', 'Hưng', 'Thạnh', 'Mỹ', 'Long'],
  ...['Tiến', 'Đại', 'Kim', 'Ngọc', 'Minh', 'Đông', 'Nam', 'Trung', 'Hiệp', 'Đức', 'Phước', 'Thới', 'Sơn', 'Khánh'],
] as const;

/** Two or three words of good omen, no word twice: "Hòa Thuận Phát". */
export function luckyName(random: Random, words: number): string {
  const chosen: string[] = [];
  while (chosen.length < words) {
    const word = random.pick(LUCKY);
    if (!chosen.includes(word)) chosen.push(word);
  }
  return chosen.join(' ');
}

const HAMLETS = [
  ...['Thạnh Lợi', 'Hòa An', 'Vĩnh Thạnh', 'Tân Điền', 'Kinh Năm', 'Đường Gỗ Lộ', 'Xẻo Dừa', 'Láng Sen', 'Bờ Dừa'],
  ...['Minh Hưng', 'Ngọc Bình', 'Tràm Trổi', 'Kinh Mười', 'Cây Huệ', 'Rạch Tràm', 'Phước Thạnh', 'Hòa Bình', 'Kênh 9'],
] as const;
export const addressIn = (random: Random, place: string): string =>
  `Ấp ${random.pick(HAMLETS)}, ${place}, tỉnh An Giang`;

const STREETS = ['Quốc lộ 61', 'Quốc lộ 80', 'Tỉnh lộ 943', 'Quốc lộ 91', 'đường tỉnh 963', 'Quốc lộ 63'] as const;
export const streetAddressIn = (random: Random, place: string): string =>
  `Số ${random.int(2, 998)}, ${random.pick(STREETS)}, ${place}, tỉnh An Giang`;

/** E.164 of the n-th account: +84 50 and seven digits. */
export const phoneOf = (n: number): string => `+8450${String(n).padStart(7, '0')}`;
export const emailOf = (name: string): string => `${name}@demo.lienket.example`;

const SERIALS = 1_000_000;
const STEP = 611_953;

/**
 * Tax codes that pass the checksum and lie in a part of the province's range far beyond what has been given out: third
 * digit 9. Numbers to which no check digit fits are passed over.
 */
export class TaxCodes {
  private taken = 0;

  constructor(private readonly prefix: '16' | '17') {}

  next(): string {
    for (;;) {
      this.taken += 1;
      const nine = `${this.prefix}9${String((this.taken * STEP) % SERIALS).padStart(6, '0')}`;
      const digit = taxCodeCheckDigit(nine);
      if (digit !== null) return `${nine}${digit}`;
    }
  }
}

const BANKS = [
  'Agribank chi nhánh Kiên Giang',
  'Vietcombank chi nhánh Kiên Giang',
  'BIDV chi nhánh An Giang',
  'VietinBank chi nhánh An Giang',
  'Kienlongbank Rạch Giá',
  'Sacombank An Giang',
] as const;
export const bankOf = (random: Random): string => random.pick(BANKS);
/** Fourteen digits that begin with 999, made up. */
export const bankAccountOf = (random: Random): string =>
  `999${String(random.int(0, 99_999_999)).padStart(8, '0')}${String(random.int(0, 999)).padStart(3, '0')}`;
