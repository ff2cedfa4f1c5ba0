import { calendarDate } from '../kernel/calendar-date';
import { readFacts, type FactsInput } from './read-facts';

const TODAY = calendarDate('2026-11-24');
const issuesOf = (input: Partial<FactsInput>): string[] => {
  const read = readFacts({ nameVi: 'HTX Thạnh Lộc', ...input }, TODAY);
  return 'code' in read ? read.issues.map(({ path, code }) => `${path}: ${code}`) : [];
};

it('needs the name alone', () => {
  expect(issuesOf({})).toEqual([]);
  expect(issuesOf({ nameVi: '  ' })).toEqual(['nameVi: required']);
});

it('keeps everything in one form', () => {
  const facts = readFacts(
    {
      nameVi: '  Hợp tác xã   Thạnh Lộc ',
      taxCode: '170 123 4512 001',
      phone: '0912 345 678',
      email: 'Lan@HTX.vn',
      sectors: ['RICE', 'RICE'],
      bankAccount: { bank: 'Agribank', number: '7710 2050-01234', holder: 'HTX' },
      legalRepresentativeName: 'Trần Văn Út',
      legalRepresentativePosition: 'Giám đốc',
    },
    TODAY,
  );
  expect(facts).toMatchObject({
    nameVi: 'Hợp tác xã Thạnh Lộc',
    taxCode: '1701234512-001',
    phone: '+84912345678',
    email: 'lan@htx.vn',
    sectors: ['RICE'],
    bankAccount: { number: '7710205001234' },
    legalRepresentative: { name: 'Trần Văn Út', position: 'Giám đốc' },
  });
});

it.each<[Partial<FactsInput>, string[]]>([
  [{ taxCode: '17012345' }, ['taxCode: tax-code-shape']],
  [{ taxCode: '1700000000' }, ['taxCode: tax-code-serial-zero']],
  [{ taxCode: '1701234513' }, ['taxCode: tax-code-check-digit']],
  [{ taxCode: '1701234520' }, ['taxCode: tax-code-never-issued']],
  [{ taxCode: '1701234512-000' }, ['taxCode: tax-code-branch-zero']],
  [{ phone: '123', email: 'x' }, ['phone: not-a-phone', 'email: not-a-email']],
  [{ registeredOn: calendarDate('2026-11-25'), registrationNo: '1' }, ['registeredOn: not-in-future']],
  [{ registrationAuthority: 'UBND xã' }, ['registrationNo: required']],
  [{ legalRepresentativeName: 'Út' }, ['legalRepresentativePosition: required']],
  [{ point: { lat: 91, lon: Number.NaN } }, ['point.lat: not-a-number', 'point.lon: not-a-number']],
  [{ officialMembers: -1, capital: -1n }, ['officialMembers: too-small', 'capital: too-small']],
  [{ officialMembers: 2_000_000 }, ['officialMembers: too-large']],
  [{ nameVi: 'x'.repeat(201) }, ['nameVi: too-long']],
  [
    { bankAccount: { bank: '', number: '12-3', holder: 'x'.repeat(101) } },
    ['bankAccount.bank: required', 'bankAccount.holder: too-long', 'bankAccount.number: not-an-account-number'],
  ],
  [{ documentIds: ['../../etc/passwd'] }, ['documentIds.0: bad-id']],
  [
    { documentIds: Array.from({ length: 21 }, (_, i) => `fil_${'0'.repeat(24)}${String(i).padStart(2, '0')}`) },
    ['documentIds: too-many'],
  ],
])('%j: %j', (input, issues) => expect(issuesOf(input)).toEqual(issues));
