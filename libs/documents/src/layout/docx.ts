import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph as Line,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Both, Paragraph, PrintedDocument } from './paragraph';

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];
const GREY = '5b5b5b';

/** The same paragraphs as an editable text. Equal documents give equal bytes: no clock and no chance is left in the package. */
export async function printDocx(document: PrintedDocument): Promise<Buffer> {
  const made = new Document({
    ...{ title: document.title, creator: 'LienKet', description: document.name },
    styles: { default: { document: { run: { font: 'Be Vietnam Pro', size: 21 } } } },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1021, left: 1247, right: 1021, bottom: 1021 } },
        },
        footers: { default: new Footer({ children: [footer(document.footer)] }) },
        children: document.paragraphs.flatMap(element),
      },
    ],
  });
  const overrides = [{ path: 'docProps/core.xml', data: coreProperties(document) }];
  return withoutClock(await Packer.toBuffer(made, undefined, overrides));
}

const footer = (text: string): Line =>
  new Line({
    children: [
      new TextRun({ text: `${text}   `, size: 15, color: GREY }),
      new TextRun({ children: [PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES], size: 16, bold: true }),
    ],
  });

function element(paragraph: Paragraph): (Line | Table)[] {
  if (paragraph.kind === 'table') return [table(paragraph.head, paragraph.rows), new Line('')];
  if (paragraph.kind === 'signatures') return [signatures(paragraph)];
  const { text } = paragraph;
  if (paragraph.kind === 'centre') {
    const size = paragraph.weight === 'title' ? 29 : 22;
    return twoLines(text, { size, bold: paragraph.weight !== 'plain', alignment: AlignmentType.CENTER });
  }
  if (paragraph.kind === 'sentence') {
    const vi = paragraph.number === null ? text.vi : `${paragraph.number}  ${text.vi}`;
    return twoLines({ vi, en: text.en }, { size: 21, bold: false, alignment: AlignmentType.LEFT });
  }
  const isHeading = paragraph.kind === 'heading';
  return [
    new Line({
      ...(isHeading && { heading: HeadingLevel.HEADING_2, pageBreakBefore: paragraph.newPage === true }),
      ...{ keepNext: true, spacing: { before: 160 } },
      children: [
        run(text.vi, isHeading ? 23 : 21, true),
        new TextRun({ text: `   ${text.en}`, size: 17, italics: true, color: GREY }),
      ],
    }),
  ];
}

const run = (text: string, size: number, bold: boolean): TextRun => new TextRun({ text, size, bold, color: '111111' });

function twoLines({ vi, en }: Both, look: { size: number; bold: boolean; alignment: Alignment }): Line[] {
  const { alignment } = look;
  return [
    new Line({ alignment, keepNext: true, children: [run(vi, look.size, look.bold)] }),
    new Line({
      ...{ alignment, spacing: { after: 60 } },
      children: [new TextRun({ text: en, size: 17, italics: true, color: GREY })],
    }),
  ];
}

function table(head: readonly Both[], rows: readonly (readonly string[])[]): Table {
  const cell = (children: Line[]): TableCell => new TableCell({ children, margins: { left: 60, right: 60 } });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        ...{ tableHeader: true, cantSplit: true },
        children: head.map(({ vi, en }) =>
          cell([new Line({ children: [run(vi, 17, true)] }), new Line({ children: [run(en, 15, false)] })]),
        ),
      }),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((text) => cell([new Line({ children: [run(text, 17, false)] })])),
          }),
      ),
    ],
  });
}

function signatures({ columns, hint }: Extract<Paragraph, { kind: 'signatures' }>): Table {
  const border = { style: 'none' as const, size: 0, color: 'FFFFFF' };
  const borders = { top: border, bottom: border, left: border, right: border };
  const centred = (text: string, size: number, bold: boolean): Line =>
    new Line({ alignment: AlignmentType.CENTER, children: [run(text, size, bold)] });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { ...borders, insideHorizontal: border, insideVertical: border },
    rows: [
      new TableRow({
        cantSplit: true,
        children: columns.map(
          ({ role, name, position }) =>
            new TableCell({
              borders,
              children: [
                ...[centred(role.vi, 21, true), centred(role.en, 16, false), centred(hint.vi, 16, false)],
                ...['', '', '', ''].map((empty) => new Line(empty)),
                ...[centred(name, 21, true), centred(position, 18, false)],
              ],
            }),
        ),
      }),
    ],
  });
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function coreProperties({ title, name, madeAt }: PrintedDocument): string {
  const at = `${madeAt.toISOString().slice(0, 19)}Z`;
  return (
    '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties' +
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>LienKet</dc:creator><dc:description>${escaped(name)}</dc:description>` +
    `<cp:lastModifiedBy>LienKet</cp:lastModifiedBy><cp:revision>1</cp:revision>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`
  );
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_CENTRAL = 0x06054b50;
/** 1 January 1980, the first day a zip can say. */
const FIRST_DAY = 0x0021;

/** Sets the times of all entries of a zip to its first day, by walking its central directory. */
function withoutClock(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== END_OF_CENTRAL) end -= 1;
  if (end < 0) throw new Error('not a zip');
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL_HEADER) throw new Error('not a central directory');
    bytes.writeUInt32LE(FIRST_DAY << 16, at + 12);
    const local = bytes.readUInt32LE(at + 42);
    if (bytes.readUInt32LE(local) === LOCAL_HEADER) bytes.writeUInt32LE(FIRST_DAY << 16, local + 10);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return bytes;
}
