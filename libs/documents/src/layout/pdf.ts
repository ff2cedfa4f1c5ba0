import PDFDocument from 'pdfkit';
import { create as createCode } from 'qrcode';
import { message } from '@i18n/message';
import type { Both, Paragraph, PrintedDocument, SignatureColumn } from './paragraph';

const FONT = (weight: string): string =>
  require.resolve(`@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`);
const MM = 72 / 25.4;
const PAGE = { width: 595.28, height: 841.89 };
const LEFT = 22 * MM;
const WIDTH = PAGE.width - LEFT - 18 * MM;
const TOP = 18 * MM;
/** Below it is the foot: number, hash, page, code. */
const BOTTOM = PAGE.height - 38 * MM;
const CODE = 27 * MM;
const INK = '#111111';
const PALE = '#5b5b5b';
const RULE = '#9a9a9a';

export interface Pdf {
  readonly bytes: Buffer;
  readonly pages: number;
}

/** Prints a document on A4. The same document gives the same bytes: fixed dates, an id from its name, no clock. */
export function printPdf(document: PrintedDocument): Promise<Pdf> {
  return new Printer(document).print();
}

class Printer {
  private readonly pdf: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];

  constructor(private readonly document: PrintedDocument) {
    const info = { Title: document.title, Subject: document.name, Creator: 'LienKet', Producer: 'LienKet' };
    this.pdf = new PDFDocument({
      ...{ size: 'A4', margins: { top: TOP, left: LEFT, right: 18 * MM, bottom: 0 }, bufferPages: true },
      ...{ pdfVersion: '1.7', lang: 'vi-VN', displayTitle: true },
      info: { ...info, CreationDate: document.madeAt, ModDate: document.madeAt },
    } as PDFKit.PDFDocumentOptions);
    for (const [name, weight] of Object.entries({ plain: '400Regular', bold: '700Bold', italic: '400Regular_Italic' }))
      this.pdf.registerFont(name, FONT(weight));
    this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
  }

  async print(): Promise<Pdf> {
    const ended = new Promise<void>((resolve, reject) => this.pdf.on('end', resolve).on('error', reject));
    this.document.paragraphs.forEach((paragraph, index) =>
      this.paragraph(paragraph, this.document.paragraphs[index + 1]),
    );
    const { count } = this.pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) this.foot(page, count);
    this.pdf.end();
    await ended;
    return { bytes: Buffer.concat(this.chunks), pages: count };
  }

  private paragraph(paragraph: Paragraph, next: Paragraph | undefined): void {
    if (paragraph.kind === 'centre') this.centre(paragraph.text, paragraph.weight);
    else if (paragraph.kind === 'heading') this.heading(paragraph.text, paragraph.newPage === true);
    else if (paragraph.kind === 'subheading') this.subheading(paragraph.text, next);
    else if (paragraph.kind === 'sentence') this.sentence(paragraph.number, paragraph.text);
    else if (paragraph.kind === 'table') this.table(paragraph.head, paragraph.rows);
    else this.signatures(paragraph.hint, paragraph.columns);
  }

  /** Begins a page when what comes does not fit on this one. */
  private room(height: number): void {
    if (this.pdf.y + height > BOTTOM) this.pdf.addPage();
  }

  private font(name: 'plain' | 'bold' | 'italic', size: number, colour = INK): PDFKit.PDFDocument {
    return this.pdf.font(name).fontSize(size).fillColor(colour);
  }

  private centre({ vi, en }: Both, weight: 'title' | 'bold' | 'plain'): void {
    if (weight === 'title') this.pdf.y += 14;
    this.font(weight === 'plain' ? 'plain' : 'bold', weight === 'title' ? 14.5 : 11).text(vi, LEFT, this.pdf.y, {
      ...{ width: WIDTH, align: 'center' },
    });
    this.font('italic', weight === 'title' ? 9.5 : 8.5, PALE).text(en, { width: WIDTH, align: 'center' });
    this.pdf.y += weight === 'title' ? 6 : 3;
  }

  private heading({ vi, en }: Both, newPage: boolean): void {
    if (newPage && this.pdf.y > TOP + 1) this.pdf.addPage();
    // With room for two lines of what follows: a heading never stands alone at the foot.
    this.room(70);
    this.pdf.y += 9;
    this.font('bold', 11.5).text(vi, LEFT, this.pdf.y, { width: WIDTH });
    this.font('italic', 8.5, PALE).text(en, { width: WIDTH });
    this.pdf.y += 3;
  }

  private subheading({ vi, en }: Both, next: Paragraph | undefined): void {
    this.room(next?.kind === 'table' ? 80 : 48);
    this.pdf.y += 5;
    this.font('bold', 10).text(vi, LEFT, this.pdf.y, { width: WIDTH, continued: true });
    this.font('italic', 8.5, PALE).text(`   ${en}`, { width: WIDTH });
    this.pdf.y += 2;
  }

  private sentence(number: string | null, { vi, en }: Both): void {
    const indent = number === null ? 0 : 30;
    const width = WIDTH - indent;
    const height =
      this.font('plain', 10).heightOfString(vi, { width }) + this.font('italic', 8, PALE).heightOfString(en, { width });
    this.room(Math.min(height + 3, BOTTOM - TOP));
    const { y } = this.pdf;
    if (number !== null) this.font('plain', 10).text(number, LEFT, y, { width: indent, lineBreak: false });
    this.flowing(vi, 'plain', 10, INK, LEFT + indent, y, width);
    this.flowing(en, 'italic', 8, PALE, LEFT + indent, this.pdf.y, width);
    this.pdf.y += 3;
  }

  /** Text that may be longer than a page: broken by its own words. */
  // eslint-disable-next-line max-params -- one place that draws text
  private flowing(
    text: string,
    font: 'plain' | 'italic',
    size: number,
    ink: string,
    x: number,
    y: number,
    width: number,
  ): void {
    this.font(font, size, ink);
    this.pdf.y = y;
    for (const piece of this.pieces(text, width)) {
      this.room(this.pdf.heightOfString(piece, { width }));
      this.pdf.text(piece, x, this.pdf.y, { width });
    }
  }

  private pieces(text: string, width: number): string[] {
    if (this.pdf.heightOfString(text, { width }) < BOTTOM - TOP) return [text];
    const words = text.split(' ');
    const middle = Math.ceil(words.length / 2);
    if (words.length < 2) return [text.slice(0, 2000)];
    return [words.slice(0, middle), words.slice(middle)].flatMap((half) => this.pieces(half.join(' '), width));
  }

  private table(head: readonly Both[], rows: readonly (readonly string[])[]): void {
    const widths = columnWidths(head, rows);
    const drawHead = (): void =>
      this.row(
        head.map(({ vi, en }) => `${vi}\n${en}`),
        widths,
        'bold',
      );
    this.room(60);
    drawHead();
    for (const cells of rows) {
      if (this.pdf.y + this.rowHeight(cells, widths, 'plain') > BOTTOM) {
        this.pdf.addPage();
        drawHead();
      }
      this.row(cells, widths, 'plain');
    }
    this.pdf.y += 6;
  }

  private rowHeight(cells: readonly string[], widths: readonly number[], font: 'plain' | 'bold'): number {
    this.font(font, 8.5);
    const heights = cells.map((cell, index) =>
      this.pdf.heightOfString(cell || ' ', { width: (widths[index] ?? 0) - 6 }),
    );
    return Math.min(Math.max(...heights) + 6, BOTTOM - TOP - 60);
  }

  private row(cells: readonly string[], widths: readonly number[], font: 'plain' | 'bold'): void {
    const height = this.rowHeight(cells, widths, font);
    const { y } = this.pdf;
    let x = LEFT;
    cells.forEach((cell, index) => {
      const width = widths[index] ?? 0;
      if (font === 'bold') this.pdf.rect(x, y, width, height).fill('#efefef');
      this.pdf.lineWidth(0.5).strokeColor(RULE).rect(x, y, width, height).stroke();
      const align = font === 'plain' && /^[\d.,]+$/u.test(cell) ? 'right' : 'left';
      this.font(font, 8.5).text(cell, x + 3, y + 3, { width: width - 6, height: height - 4, align });
      x += width;
    });
    this.pdf.x = LEFT;
    this.pdf.y = y + height;
  }

  private signatures(hint: Both, columns: readonly SignatureColumn[]): void {
    this.room(150);
    const y = this.pdf.y + 14;
    const width = WIDTH / columns.length;
    columns.forEach(({ role, name, position }, index) => {
      const at = { width: width - 8, align: 'center' as const };
      const x = LEFT + index * width;
      this.font('bold', 10.5).text(role.vi, x, y, at);
      this.font('italic', 8, PALE).text(role.en, at).text(hint.vi, at).text(hint.en, at);
      this.font('bold', 10).text(name, x, y + 104, at);
      this.font('plain', 9).text(position, at);
    });
    this.pdf.x = LEFT;
    this.pdf.y = y + 132;
  }

  private foot(index: number, pages: number): void {
    this.pdf.switchToPage(index);
    const page = index + 1;
    const y = PAGE.height - 33 * MM;
    this.pdf
      .lineWidth(0.5)
      .strokeColor(RULE)
      .moveTo(LEFT, y)
      .lineTo(LEFT + WIDTH, y)
      .stroke();
    this.code(this.document.codeOf(page), LEFT + WIDTH - CODE, y + 4);
    const line = { width: WIDTH - CODE - 12, lineBreak: true };
    this.font('plain', 8, PALE).text(this.document.footer, LEFT, y + 8, line);
    const vi = message('documents.page', { page, pages }, 'vi');
    const en = message('documents.page', { page, pages }, 'en');
    this.font('bold', 8.5).text(`${vi}  ·  ${en}`, LEFT, this.pdf.y + 4, line);
    const check = `${message('documents.check', {}, 'vi')}  ·  ${message('documents.check', {}, 'en')}`;
    this.font('italic', 7.5, PALE).text(check, LEFT, this.pdf.y + 2, line);
  }

  /** The code as squares of ink: sharp at any size, the same bytes always. */
  private code(text: string, x: number, y: number): void {
    const { modules } = createCode(text, { errorCorrectionLevel: 'M' });
    const side = CODE / (modules.size + 4);
    this.pdf.rect(x, y, CODE, CODE).fill('#ffffff');
    this.pdf.fillColor('#000000');
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column)) this.pdf.rect(x + (column + 2) * side, y + (row + 2) * side, side, side);
      }
    }
    this.pdf.fill();
  }
}

/** Columns get room by the longest of what stands in them, within limits, and fill the line. */
function columnWidths(head: readonly Both[], rows: readonly (readonly string[])[]): number[] {
  const weights = head.map(({ vi, en }, index) => {
    const title = Math.max(...[...vi.split(' '), ...en.split(' ')].map(({ length }) => length));
    const longest = rows.slice(0, 500).reduce((most, row) => Math.max(most, row[index]?.length ?? 0), 0);
    return Math.min(Math.max(title, longest, 5), 34);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (weight / sum) * WIDTH);
}
