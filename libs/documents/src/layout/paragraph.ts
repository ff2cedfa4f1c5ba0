/** Vietnamese with English beside it. */
export interface Both {
  readonly vi: string;
  readonly en: string;
}

/** What a document is made of, whatever prints it: one model for PDF and DOCX, so that they can not say different things. */
export type Paragraph =
  | { readonly kind: 'centre'; readonly text: Both; readonly weight: 'title' | 'bold' | 'plain' }
  | { readonly kind: 'heading'; readonly text: Both; readonly newPage?: boolean }
  | { readonly kind: 'subheading'; readonly text: Both }
  | { readonly kind: 'sentence'; readonly number: string | null; readonly text: Both }
  | { readonly kind: 'table'; readonly head: readonly Both[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'signatures'; readonly hint: Both; readonly columns: readonly SignatureColumn[] };

export interface SignatureColumn {
  readonly role: Both;
  readonly name: string;
  readonly position: string;
}

export interface PrintedDocument {
  readonly title: string;
  /** Stands at the foot of every page. */
  readonly footer: string;
  /** Name for the file's own identity; with the instant it makes the PDF's id, so equal documents have equal bytes. */
  readonly name: string;
  readonly madeAt: Date;
  readonly paragraphs: readonly Paragraph[];
  /** What the code on a page says. */
  readonly codeOf: (page: number) => string;
}
