import { contractLayout, PARTIES, partyLines, type Block, type Part } from '@domain/documents/contract-layout';
import { estimatedValue } from '@domain/contracts/contracted-quantity';
import { linkageForm } from '@domain/contracts/linkage-form';
import type { Terms } from '@domain/contracts/terms/terms';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { Both, Paragraph } from './paragraph';
import { both, dayText, moneyText, sentenceOf, valueOf, type NameOf } from './words';

/** What a contract is printed from. */
export interface ContractText {
  readonly number: string;
  readonly terms: Terms;
  readonly termsVersion: number;
  readonly termsHash: string;
  /** Day on which this version was drawn up; the legal basis is that of this day. */
  readonly day: CalendarDate;
}

/** The contract as paragraphs: state and motto, number, basis, parties, articles, signatures, annexes. */
export function contractParagraphs(contract: ContractText, nameOf: NameOf): Paragraph[] {
  const { terms, day } = contract;
  const layout = contractLayout(terms, day);
  const articles: Part[] = [...layout.articles, { name: 'final', blocks: [] }];
  return [
    ...head(contract),
    ...layout.basis.map((law) => {
      const title: Both = { vi: law.titleVi, en: law.titleEn };
      return sentence(null, both('documents.basis', { title, number: law.number }));
    }),
    ...PARTIES.flatMap((side): Paragraph[] => [
      { kind: 'subheading', text: both(`documents.${side}`) },
      ...partyLines(terms, side).map(({ path, said }) => sentence(null, sentenceOf(path, said, nameOf))),
    ]),
    sentence(null, both('documents.agree')),
    ...articles.flatMap((part, index) => articleOf(part, index + 1, contract, nameOf)),
    {
      kind: 'signatures',
      hint: both('documents.sign.hint'),
      columns: PARTIES.map((side) => ({
        role: both(`documents.sign.${side}`),
        name: terms[side].signerName ?? '',
        position: terms[side].signerPosition ?? '',
      })),
    },
    ...layout.annexes.flatMap((part, index): Paragraph[] => {
      const title = both(`articles.${part.name}`);
      const text = both('documents.annex', { number: index + 1, title });
      return [{ kind: 'heading', text, newPage: true }, ...blocksOf(part.blocks, `${index + 1}`, nameOf)];
    }),
  ];
}

function head({ number, terms, termsVersion, day }: ContractText): Paragraph[] {
  const kind = terms.kind === 'SALE' ? 'SALE' : 'LINKAGE';
  return [
    { kind: 'centre', text: both('documents.state'), weight: 'bold' },
    { kind: 'centre', text: both('documents.motto'), weight: 'bold' },
    { kind: 'centre', text: both(`documents.title.${kind}`), weight: 'title' },
    { kind: 'centre', text: both('documents.number', { value: number }), weight: 'plain' },
    {
      ...{ kind: 'centre' as const, weight: 'plain' as const },
      text: both('documents.version', { version: termsVersion, day: dayText(day) }),
    },
  ];
}

function articleOf(part: Part, number: number, contract: ContractText, nameOf: NameOf): Paragraph[] {
  const title = both('documents.article', { number, title: both(`articles.${part.name}`) });
  const own = blocksOf(part.blocks, `${number}`, nameOf);
  const next = own.filter(({ kind }) => kind === 'sentence').length + 1;
  const added = addedTo(part.name, contract).map((text, index) => sentence(`${number}.${next + index}`, text));
  return [{ kind: 'heading', text: title }, ...own, ...added];
}

/** What follows from the terms as a whole: the form of Decree 98, the estimated value, the closing sentences. */
function addedTo(name: string, { terms, termsHash }: ContractText): Both[] {
  if (name === 'final') return [1, 2, 3].map((n) => both(`documents.final.${n}`, n === 2 ? { hash: termsHash } : {}));
  if (name === 'object') {
    const form = terms.kind === 'SALE' ? null : linkageForm(terms);
    return form === null ? [] : [both('documents.form', { form })];
  }
  const value = name === 'price' ? estimatedValue(terms) : null;
  return value === null ? [] : [both('documents.value', { value: moneyText(value.toString()) })];
}

/** Sentences are numbered through the article, so that each can be cited. */
function blocksOf(blocks: readonly Block[], prefix: string, nameOf: NameOf): Paragraph[] {
  let number = 0;
  return blocks.flatMap((block): Paragraph[] => {
    if (block.kind === 'item')
      return [{ kind: 'subheading', text: both(`clauses.${block.path}`, { number: block.number }) }];
    if (block.kind === 'sentence') {
      number += 1;
      return [sentence(`${prefix}.${number}`, sentenceOf(block.path, block.said, nameOf))];
    }
    return [
      { kind: 'subheading', text: both(`tables.${block.path}`) },
      {
        kind: 'table',
        head: block.columns.map((column) => both(`columns.${column}`)),
        rows: block.rows.map((row) => row.map((cell) => (cell ? valueOf(cell, nameOf).vi : ''))),
      },
    ];
  });
}

export const sentence = (number: string | null, text: Both): Paragraph => ({ kind: 'sentence', number, text });
