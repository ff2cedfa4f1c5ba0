/**
 * What flows along a link of the value chain (liên kết chuỗi giá trị), always from the supplier to the receiver:
 * inputs (cung ứng vật tư), services (dịch vụ), joint production (sản xuất), pre-processing (sơ chế), processing (chế
 * biến), purchase of the product (tiêu thụ, bao tiêu), distribution (phân phối), work between cooperatives (hợp tác),
 * membership of a union (thành viên liên hiệp; the member is the supplier).
 */
export const LINK_KINDS = [
  'SUPPLY_INPUTS',
  'SERVICE',
  'PRODUCTION',
  'PRE_PROCESSING',
  'PROCESSING',
  'PURCHASE',
  'DISTRIBUTION',
  'COOPERATION',
  'UNION_MEMBERSHIP',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
