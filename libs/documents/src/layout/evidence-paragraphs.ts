import type { ContractView } from '@contracts/public';
import type { KeptSignature } from '../data/documents.store';
import { sentence } from './contract-paragraphs';
import type { Both, Paragraph } from './paragraph';
import { both } from './words';

const SIDES = { SELLER: 'documents.seller', BUYER: 'documents.buyer' } as const;
const CERTIFICATE = ['subject', 'issuer', 'serial', 'validFrom', 'validTo', 'signingTime', 'revocation'] as const;

/** The evidence page (bản chứng cứ): each signature with what was recorded of it, and what that is worth. */
export function evidenceParagraphs(
  contract: ContractView,
  signatures: readonly KeptSignature[],
  pdf: string,
): Paragraph[] {
  return [
    { kind: 'centre', text: both('documents.evidence.title'), weight: 'title' },
    { kind: 'centre', text: both('documents.number', { value: contract.id }), weight: 'plain' },
    sentence(null, both('documents.final.2', { hash: contract.termsHash })),
    sentence(null, both('documents.evidence.document', { value: pdf })),
    ...(signatures.length === 0 ? [sentence(null, both('documents.evidence.none'))] : []),
    ...signatures.flatMap((signature, index) => ofSignature(signature, index + 1)),
  ];
}

function ofSignature(signature: KeptSignature, number: number): Paragraph[] {
  const facts: (readonly [string, string | Both | null])[] = [
    ['method', both(`documents.method.${signature.method}`)],
    ['at', vietnamTime(signature.signedAt)],
    ['account', signature.accountId],
    ['statement', signature.statement],
    ['sentTo', signature.sentTo],
    ['challenge', signature.challengeId],
    ['address', signature.addressHash],
    ['agent', signature.userAgent],
    ['certificate', signature.certificate && certificateText(signature.certificate)],
  ];
  return [
    { kind: 'heading', text: both('documents.evidence.side', { value: both(SIDES[signature.side]) }) },
    ...facts.flatMap(([name, value], index) =>
      value ? [sentence(`${number}.${index + 1}`, both(`documents.evidence.${name}`, { value }))] : [],
    ),
    ...(signature.method === 'ONE_TIME_CODE' ? [sentence(null, both('documents.evidence.not-digital'))] : []),
  ];
}

const certificateText = (certificate: Readonly<Record<string, string>>): string =>
  CERTIFICATE.flatMap((name) => (certificate[name] ? [`${name}: ${certificate[name]}`] : [])).join('; ');

/** To the second, in Vietnam's time, the same on every machine. */
export function vietnamTime(at: Date): string {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString();
  return `${local.slice(0, 10).split('-').reverse().join('/')} ${local.slice(11, 19)}`;
}
