import type { Terms } from './terms/terms';

/**
 * The seven forms of linkage of Decree 98/2018/NĐ-CP Art. 4: which of inputs, production with harvest, and processing
 * are linked to consumption. They are exactly the seven non-empty subsets, so the form follows from the terms.
 */
const FORMS: Readonly<Record<string, number>> = {
  '111': 1,
  '100': 2,
  '010': 3,
  '110': 4,
  '011': 5,
  '101': 6,
  '001': 7,
};

/** 1 to 7; null for consumption alone, which is a plain sale and no linkage. */
export function linkageForm({ linkage }: Pick<Terms, 'linkage'>): number | null {
  const bit = (stage: boolean | null): string => (stage ? '1' : '0');
  return FORMS[bit(linkage.inputs) + bit(linkage.production) + bit(linkage.processing)] ?? null;
}
