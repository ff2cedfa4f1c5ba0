import {
  formatTaxCode,
  maskPersonalId,
  parsePersonalId,
  parseTaxCode,
  taxCodeCheckDigit,
  taxCodeProvinceHint,
} from './tax-code';

const read = (text: string) => {
  const outcome = parseTaxCode(text);
  return outcome.ok ? formatTaxCode(outcome.value) : outcome.refusal.reason;
};

describe('tax code', () => {
  it.each(['0100233488', '0314409058', '0312687878', '0100112437', '1701234512', '1701234537'])('reads %s', (text) => {
    expect(read(text)).toBe(text);
  });

  it('reads a branch with or without the hyphen, and passes over spaces and dots', () => {
    expect(read('1701234512-001')).toBe('1701234512-001');
    expect(read('1701234512001')).toBe('1701234512-001');
    expect(read(' 1701 234 512.001 ')).toBe('1701234512-001');
  });

  it.each([
    ['170123451', 'shape'],
    ['17012345121', 'shape'],
    ['1701234512-1', 'shape'],
    ['17O1234512', 'shape'],
    ['', 'shape'],
    ['1700000000', 'serial-zero'],
    ['1701234513', 'check-digit'],
    ['1701234520', 'never-issued'],
    ['1701234529', 'never-issued'],
    ['1701234512-000', 'branch-zero'],
  ])('refuses %s for its %s', (text, reason) => {
    expect(read(text)).toBe(reason);
  });

  it('knows the nine digits that no tenth belongs to', () => {
    expect(taxCodeCheckDigit('170123452')).toBeNull();
    expect(taxCodeCheckDigit('170123451')).toBe(2);
  });

  it('hints at the province and refuses nobody for it', () => {
    expect(taxCodeProvinceHint({ main: '1701234512', branch: null })).toBe('KIEN_GIANG');
    expect(taxCodeProvinceHint({ main: '1600000000', branch: null })).toBe('AN_GIANG');
    expect(taxCodeProvinceHint({ main: '0314409058', branch: null })).toBeNull();
  });

  it('reads the number of a person for a household, and shows four digits of it', () => {
    expect(parsePersonalId('091 085 001234')).toBe('091085001234');
    expect(parsePersonalId('09108500123')).toBeNull();
    expect(maskPersonalId('091085001234')).toBe('•••• •••• 1234');
  });
});
