import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export interface PdfText {
  readonly pages: readonly string[];
  readonly info: Readonly<Record<string, unknown>>;
}

/** The text of a PDF as an independent reader sees it. */
export function readPdf(bytes: Buffer): PdfText {
  const script = join(__dirname, 'read-pdf.mjs');
  return JSON.parse(
    execFileSync(process.execPath, [script], { input: bytes, maxBuffer: 64 * 1024 * 1024 }).toString('utf8'),
  ) as PdfText;
}

/** Text without white space: where lines break is no matter of content. */
export const dense = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '');
