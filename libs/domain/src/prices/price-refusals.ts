/** A term that the price needs is not agreed on; `path` names it as in the terms, e.g. `price.base`. */
export interface PriceTermMissing {
  readonly code: 'price-term-missing';
  readonly path: string;
}
/** The mechanism stands on a reference price and none was given. */
export interface ReferencePriceNeeded {
  readonly code: 'reference-price-needed';
}
/** A quality parameter changes weight or price and was not measured. */
export interface ReadingNeeded {
  readonly code: 'reading-needed';
  readonly param: string;
}
/** One parameter would be deducted twice, in weight and in price (checklist R06). */
export interface DeductedTwice {
  readonly code: 'deducted-twice';
  readonly param: string;
}
/** The figures can not be: tare above gross, moisture of 100 %, a negative reading. */
export interface ReadingImpossible {
  readonly code: 'reading-impossible';
  readonly param: string;
}
/** The measured grade is in no rung of the price ladder (bảng giá). */
export interface GradeUnknown {
  readonly code: 'grade-unknown';
  readonly grade: string;
}

export type PriceRefusal =
  PriceTermMissing | ReferencePriceNeeded | ReadingNeeded | DeductedTwice | ReadingImpossible | GradeUnknown;
