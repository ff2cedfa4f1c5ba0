import { execFileSync } from 'node:child_process';

export interface PdfText {
  readonly pages: readonly string[];
  readonly info: Readonly<Record<string, unknown>>;
}

// pdf.js comes as an ES module only, which a process of its own can load. It shares no code with the printer.
const READER = `
  import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const data = new Uint8Array(Buffer.concat(chunks));
  const document = await getDocument({ data, verbosity: 0, useSystemFonts: false }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map(({ str, hasEOL }) => str + (hasEOL ? '\\n' : '')).join(''));
  }
  const { info } = await document.getMetadata();
  process.stdout.write(JSON.stringify({ pages, info }));`;

/** The text of a PDF as an independent reader sees it. */
export function readPdf(bytes: Buffer): PdfText {
  const given = { input: bytes, maxBuffer: 64 * 1024 * 1024 };
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', READER], given);
  return JSON.parse(out.toString('utf8')) as PdfText;
}

/** Text without white space: where lines break is no matter of content. */
export const dense = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '');
