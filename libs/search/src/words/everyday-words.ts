/** Words that mean the same whatever the goods are: abbreviations of offices and everyday words of the two regions. */
export const EVERYDAY_WORDS: readonly (readonly string[])[] = [
  ['HTX', 'hợp tác xã'],
  ['LHHTX', 'liên hiệp hợp tác xã', 'liên hiệp HTX'],
  ['THT', 'tổ hợp tác'],
  ['DN', 'doanh nghiệp', 'công ty', 'cty'],
  ['TNHH', 'trách nhiệm hữu hạn'],
  ['trái cây', 'hoa quả'],
  ['đông xuân', 'ĐX'],
  ['hè thu', 'HT'],
  ['thu đông', 'TĐ'],
  ['hữu cơ', 'organic'],
  ['chứng nhận', 'chứng chỉ'],
];

/** Names of places as people shorten them. */
export const PLACE_ABBREVIATIONS: readonly (readonly [short: string, name: string])[] = [
  ['UMT', 'U Minh Thượng'],
  ['AG', 'An Giang'],
  ['PQ', 'Phú Quốc'],
  ['LX', 'Long Xuyên'],
];
