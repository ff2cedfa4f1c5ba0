/** What the Alliance advises (ý kiến thẩm định): sign, change first, or do not sign. Advice, never permission. */
export const ADVICES = ['ADVISED_SIGN', 'ADVISED_CHANGE', 'ADVISED_NOT_SIGN'] as const;
export type Advice = (typeof ADVICES)[number];
