import type { Terms } from '../../contracts/terms/terms';
import { calendarDate } from '../../kernel/calendar-date';
import { parseTaxCode } from '../../organisations/tax-code';
import { advise, failure, verdict, type Failure, type PartyFacts, type Rule } from './rule';

/** P01: both parties are fully identified and active: name, tax code, registration, address, bank account. */
export const p01PartiesIdentified: Rule = {
  id: 'P01',
  since: calendarDate('2026-01-01'),
  until: null,
  legalBasis: ['Bộ luật Dân sự 2015, Điều 398', 'Thông tư 105/2020/TT-BTC, Điều 5'],
  check: (terms, facts) =>
    verdict([...faultsOf('seller', terms.seller, facts.seller), ...faultsOf('buyer', terms.buyer, facts.buyer)]),
};

function faultsOf(
  side: 'seller' | 'buyer',
  party: Terms['seller'] | Terms['buyer'],
  known: PartyFacts | null,
): Failure[] {
  const failures: Failure[] = [];
  for (const field of ['name', 'registrationNo', 'address', 'bankAccount'] as const) {
    if (party[field] === null) {
      failures.push(
        failure(
          'BLOCKER',
          `${side}.${field}`,
          'party-field-missing',
          { side, field },
          advise('fill-in-party', { side, field }),
        ),
      );
    }
  }
  const taxCode = party.taxCode === null ? null : parseTaxCode(party.taxCode);
  if (!taxCode?.ok) {
    failures.push(
      failure(
        'BLOCKER',
        `${side}.taxCode`,
        'tax-code-wrong',
        { side, taxCode: party.taxCode },
        advise('check-tax-code', { side }),
      ),
    );
  } else if (known?.taxCode && digits(known.taxCode) !== digits(party.taxCode ?? '')) {
    const evidence = { side, taxCode: party.taxCode, registered: known.taxCode };
    const suggestion = {
      code: 'use-registered-tax-code',
      facts: evidence,
      patch: [{ path: `${side}.taxCode`, value: known.taxCode }],
    };
    failures.push(failure('BLOCKER', `${side}.taxCode`, 'tax-code-of-another', evidence, suggestion));
  }
  if (known?.verified === false) failures.push(failure('BLOCKER', side, 'party-not-active', { side }));
  return failures;
}

const digits = (text: string): string => text.replace(/\D/g, '');
