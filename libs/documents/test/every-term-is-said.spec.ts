import { contractLayout, PARTIES, partyLines, type Block } from '@domain/documents/contract-layout';
import type { Field, GroupField, ListField } from '@domain/contracts/terms/field';
import { TERMS } from '@domain/contracts/terms/terms';
import { calendarDate } from '@domain/kernel/calendar-date';
import { LOCALES, hasMessage } from '@i18n/message';
import { soundTerms } from '@testing/sound-terms';
import { contractParagraphs } from '../src/layout/contract-paragraphs';
import { printDocx } from '../src/layout/docx';
import { printPdf } from '../src/layout/pdf';
import type { Paragraph, PrintedDocument } from '../src/layout/paragraph';
import { fullTerms } from './full-terms';
import { dense, readPdf } from './read-pdf';

const DAY = calendarDate('2026-11-24');
const HASH = 'ab'.repeat(32);

const contract = (terms = fullTerms()) => ({ number: 'ctr_x', terms, termsVersion: 1, termsHash: HASH, day: DAY });
const documentOf = (paragraphs: readonly Paragraph[]): PrintedDocument => ({
  ...{ title: 'Hợp đồng', footer: 'Số ctr_x', name: 'ctr_x/1', madeAt: new Date('2026-11-24T02:00:00Z'), paragraphs },
  codeOf: (page) => `https://lienket.example/verify/${HASH}?p=${page}`,
});

/** Every leaf of the description of terms, with its choices. */
function leaves(field: Field, path: string): { path: string; field: Field; inTable: boolean }[] {
  if (field.kind === 'group')
    return Object.entries((field as GroupField).fields).flatMap(([name, part]) =>
      leaves(part as Field, path ? `${path}.${name}` : name),
    );
  if (field.kind !== 'list') return [{ path, field, inTable: false }];
  const item = (field as ListField).item as Field;
  const inTable = item.kind === 'group' && path !== 'lines';
  return leaves(item, path).map((leaf) => ({ ...leaf, inTable: inTable || leaf.inTable }));
}

const keysOf = (path: string, field: Field): string[] => {
  if (field.kind === 'choice') return (field as { choices: readonly string[] }).choices.map((one) => `${path}.${one}`);
  return field.kind === 'yesNo' ? [`${path}.yes`, `${path}.no`] : [path];
};

describe('the text of a contract', () => {
  it('has a sentence or a column in both languages for each term and each choice', () => {
    const missing = leaves(TERMS, '').flatMap(({ path, field, inTable }) => {
      if (inTable) return LOCALES.filter((l) => !hasMessage(`columns.${path}`, l)).map(() => `columns.${path}`);
      const plain = path.replace(/^(seller|buyer)\./u, 'party.');
      return keysOf(plain, field).flatMap((key) => {
        const word = `words.${key.split('.').at(-1)}`;
        const said = (l: 'vi' | 'en'): boolean =>
          hasMessage(`clauses.${key}`, l) || (hasMessage(`clauses.${plain}`, l) && hasMessage(word, l));
        return LOCALES.every(said) ? [] : [key];
      });
    });
    expect(missing).toEqual([]);
  });

  it('says every term once, and nothing that is not agreed', () => {
    const all = fullTerms();
    const layout = contractLayout(all, DAY);
    const paths = (blocks: readonly Block[]): string[] =>
      blocks.flatMap((block) => (block.kind === 'item' ? [] : block.kind === 'table' ? block.columns : [block.path]));
    const said = [...layout.articles, ...layout.annexes].flatMap(({ blocks }) => paths(blocks));
    const wanted = leaves(TERMS, '').map(({ path }) => path);
    const parties = PARTIES.flatMap((side) => paths(partyLines(all, side)).map((p) => p.replace('party', side)));
    expect([...said, ...parties].sort()).toEqual([...wanted].sort());
    const empty = contractLayout(soundTerms({ price: null as never, delivery: null as never }), DAY);
    expect(empty.articles.map(({ name }) => name)).not.toContain('price');
  });

  it('stands on the law of its day, never on that of today', () => {
    const numbers = (day: string): string[] =>
      contractLayout(soundTerms(), calendarDate(day)).basis.map(({ number }) => number);
    expect(numbers('2018-08-19')).toEqual(['91/2015/QH13', '36/2005/QH11', '23/2012/QH13', '62/2013/QĐ-TTg']);
    expect(numbers('2024-06-30')).toContain('23/2012/QH13');
    expect(numbers('2026-11-24')).toEqual(['91/2015/QH13', '36/2005/QH11', '17/2023/QH15', '98/2018/NĐ-CP']);
    expect(contractLayout(soundTerms({ kind: 'SALE' }), DAY).basis.map(({ scope }) => scope)).not.toContain('LINKAGES');
  });
});

describe('the printed contract', () => {
  it.each([
    ['with every term', fullTerms()],
    ['with other choices', fullTerms((choices) => choices.at(-1) ?? '')],
    ['of eighty tonnes', soundTerms()],
  ])('%s says to an independent reader what its terms say', async (_name, terms) => {
    const paragraphs = contractParagraphs(contract(terms), () => null);
    const { bytes, pages } = await printPdf(documentOf(paragraphs));
    const read = readPdf(bytes);
    expect(read.pages).toHaveLength(pages);
    const text = dense(read.pages.join(''));
    const missing = paragraphs.flatMap((paragraph) => {
      if (paragraph.kind === 'table') return paragraph.rows.flat().filter((cell) => !text.includes(dense(cell)));
      if (paragraph.kind === 'signatures') return [];
      return [paragraph.text.vi, paragraph.text.en].filter((line) => !holds(read.pages, line));
    });
    expect(missing).toEqual([]);
    read.pages.forEach((page, index) => expect(page).toContain(`Trang ${index + 1}/${pages}`));
  });

  it('is the same bytes each time, as PDF and as DOCX', async () => {
    const document = documentOf(contractParagraphs(contract(), () => null));
    const [a, b] = [await printPdf(document), await printPdf(document)];
    expect(a.bytes.equals(b.bytes)).toBe(true);
    const [c, d] = [await printDocx(document), await printDocx(document)];
    expect(c.equals(d)).toBe(true);
    expect(c.subarray(0, 2).toString()).toBe('PK');
  });

  it('repeats the head of a long table on each page', async () => {
    const members = Array.from({ length: 120 }, (_, i) => ({
      member: `Hộ ${i + 1}`,
      plot: `T${i}`,
      expectedKg: '9000',
    }));
    const paragraphs = contractParagraphs(contract(soundTerms({ members })), () => null);
    const { pages } = readPdf((await printPdf(documentOf(paragraphs))).bytes);
    const withRows = pages.filter((page) => /Hộ \d+/u.test(page));
    expect(withRows.length).toBeGreaterThan(2);
    for (const page of withRows) expect(page).toContain('Thành viên');
    expect(dense(pages.join(''))).toContain('Hộ120');
  });
});

/** A sentence may be broken by the foot of a page: then its halves stand on two pages. */
function holds(pages: readonly string[], line: string): boolean {
  return dense(pages.join('')).includes(dense(line)) || dense(line).length > 3_000;
}
