/** What operators and first data may ask of search. Other features do not use search; the portal asks its queries. */

export type Report = (line: string) => void;

/** Builds every index again beside the one that answers, and swaps (dựng lại chỉ mục). Safe at any time. */
export abstract class RebuildSearch {
  abstract run(report: Report): Promise<void>;
}

export interface SearchCheck {
  /** Things that may be found. */
  readonly documents: number;
  /** Missing in the index, or different there, or in the index without right; all of them were repaired. */
  readonly repaired: number;
}

/** Compares index and database, document by document, and repairs what differs. */
export abstract class CheckSearch {
  abstract run(report: Report): Promise<SearchCheck>;
}
