import type { CalendarDate } from '../kernel/calendar-date';
import { parseId, type FileId } from '../kernel/id';
import { invalidInput, issue, type InputIssue, type InvalidInput } from '../kernel/refusals';
import { tidy } from '../kernel/text';
import { parseEmail, parsePhone } from '../identity/contact';
import type { BankAccount, OrganisationFacts } from './organisation';
import type { OrganisationSector } from './sector';
import { formatTaxCode, parseTaxCode } from './tax-code';

/** What somebody typed about an organisation. Absent and null mean the same: not told. */
export interface FactsInput {
  readonly nameVi: string;
  readonly nameEn?: string | null;
  readonly taxCode?: string | null;
  readonly registrationNo?: string | null;
  readonly registeredOn?: CalendarDate | null;
  readonly registrationAuthority?: string | null;
  readonly legalRepresentativeName?: string | null;
  readonly legalRepresentativePosition?: string | null;
  readonly addressText?: string | null;
  readonly adminUnitId?: string | null;
  readonly point?: { readonly lat: number; readonly lon: number } | null;
  readonly sectors?: readonly OrganisationSector[] | null;
  readonly officialMembers?: number | null;
  readonly annualRevenue?: bigint | null;
  readonly capital?: bigint | null;
  readonly bankAccount?: { readonly bank: string; readonly number: string; readonly holder: string } | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly documentIds?: readonly string[] | null;
}

const LONGEST = { name: 200, short: 100, address: 300 } as const;
const MOST_DOCUMENTS = 20;

/** Reads the facts, or says everything that is wrong with them at once. */
export function readFacts(input: FactsInput, today: CalendarDate): OrganisationFacts | InvalidInput {
  const read = new FactsReader(input);
  const facts: OrganisationFacts = {
    nameVi: read.text('nameVi', LONGEST.name) ?? read.missing('nameVi'),
    nameEn: read.text('nameEn', LONGEST.name),
    taxCode: read.taxCode(),
    registration: read.registration(today),
    legalRepresentative: read.legalRepresentative(),
    addressText: read.text('addressText', LONGEST.address),
    adminUnitId: read.text('adminUnitId', LONGEST.short),
    point: read.point(),
    sectors: [...new Set(input.sectors ?? [])],
    size: {
      officialMembers: read.count('officialMembers', 1_000_000),
      annualRevenue: read.money('annualRevenue'),
      capital: read.money('capital'),
    },
    bankAccount: read.bankAccount(),
    phone: read.contact('phone', parsePhone),
    email: read.contact('email', parseEmail),
    documentIds: read.documents(),
  };
  return read.issues.length > 0 ? invalidInput(...read.issues) : facts;
}

type TextField = {
  [K in keyof FactsInput]-?: NonNullable<FactsInput[K]> extends string ? K : never;
}[keyof FactsInput];

class FactsReader {
  readonly issues: InputIssue[] = [];

  constructor(private readonly input: FactsInput) {}

  text(field: TextField, largest: number): string | null {
    const text = tidy(this.input[field] ?? '');
    if (text.length > largest) this.issues.push(issue(field, 'too-long', { largest }));
    return text || null;
  }

  missing(field: TextField): string {
    this.issues.push(issue(field, 'required'));
    return '';
  }

  contact(field: 'phone' | 'email', parse: (text: string) => string | null): string | null {
    const typed = this.input[field];
    if (!typed) return null;
    const value = parse(typed);
    if (!value) this.issues.push(issue(field, `not-a-${field}`));
    return value;
  }

  taxCode(): string | null {
    if (!this.input.taxCode) return null;
    const read = parseTaxCode(this.input.taxCode);
    if (read.ok) return formatTaxCode(read.value);
    this.issues.push(issue('taxCode', `tax-code-${read.refusal.reason}`));
    return null;
  }

  registration(today: CalendarDate): OrganisationFacts['registration'] {
    const no = this.text('registrationNo', LONGEST.short);
    const authority = this.text('registrationAuthority', LONGEST.name);
    const on = this.input.registeredOn ?? null;
    if (on !== null && on > today) this.issues.push(issue('registeredOn', 'not-in-future'));
    if (!no && (authority || on)) this.issues.push(issue('registrationNo', 'required'));
    return no ? { no, on, authority } : null;
  }

  legalRepresentative(): OrganisationFacts['legalRepresentative'] {
    const name = this.text('legalRepresentativeName', LONGEST.short);
    const position = this.text('legalRepresentativePosition', LONGEST.short);
    if (name && position) return { name, position };
    if (name || position) {
      this.issues.push(issue(name ? 'legalRepresentativePosition' : 'legalRepresentativeName', 'required'));
    }
    return null;
  }

  point(): OrganisationFacts['point'] {
    const { point } = this.input;
    if (!point) return null;
    if (!(Math.abs(point.lat) <= 90)) this.issues.push(issue('point.lat', 'not-a-number'));
    if (!(Math.abs(point.lon) <= 180)) this.issues.push(issue('point.lon', 'not-a-number'));
    return { lat: point.lat, lon: point.lon };
  }

  count(field: 'officialMembers', largest: number): number | null {
    const value = this.input[field] ?? null;
    if (value !== null && value < 0) this.issues.push(issue(field, 'too-small', { smallest: 0 }));
    if (value !== null && value > largest) this.issues.push(issue(field, 'too-large', { largest }));
    return value;
  }

  money(field: 'annualRevenue' | 'capital'): bigint | null {
    const value = this.input[field] ?? null;
    if (value !== null && value < 0n) this.issues.push(issue(field, 'too-small', { smallest: 0 }));
    return value;
  }

  bankAccount(): BankAccount | null {
    const { bankAccount } = this.input;
    if (!bankAccount) return null;
    const bank = this.part('bankAccount.bank', bankAccount.bank);
    const holder = this.part('bankAccount.holder', bankAccount.holder);
    const number = bankAccount.number.replace(/[\s.-]/gu, '').toUpperCase();
    if (!/^[0-9A-Z]{4,34}$/u.test(number)) this.issues.push(issue('bankAccount.number', 'not-an-account-number'));
    return { bank, number, holder };
  }

  private part(path: string, typed: string): string {
    const text = tidy(typed);
    if (!text) this.issues.push(issue(path, 'required'));
    if (text.length > LONGEST.short) this.issues.push(issue(path, 'too-long', { largest: LONGEST.short }));
    return text;
  }

  documents(): FileId[] {
    const typed = [...new Set(this.input.documentIds ?? [])];
    if (typed.length > MOST_DOCUMENTS) this.issues.push(issue('documentIds', 'too-many', { largest: MOST_DOCUMENTS }));
    return typed.flatMap((text, index) => {
      const id = parseId('file', text);
      if (!id) this.issues.push(issue(`documentIds.${index}`, 'bad-id'));
      return id ? [id] : [];
    });
  }
}
