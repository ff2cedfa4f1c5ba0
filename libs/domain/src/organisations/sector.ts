/**
 * What an organisation works in (lĩnh vực): the six farm sectors that the provincial directive on linkages names, and
 * the trades of the other cooperatives. Broader than the sectors of the catalogue, which are of goods.
 */
export const ORGANISATION_SECTORS = [
  'RICE',
  'RICE_SHRIMP',
  'VEGETABLES',
  'FRUIT',
  'AQUACULTURE',
  'LIVESTOCK',
  'INPUTS',
  'PROCESSING',
  'TRADE',
  'TRANSPORT',
  'CRAFTS',
  'CREDIT',
  'OTHER',
] as const;
export type OrganisationSector = (typeof ORGANISATION_SECTORS)[number];
