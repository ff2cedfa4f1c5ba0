import { catalogueOf, formatFact, localeFrom, message, placeholdersOf } from '../src/message';

describe('the message catalogues', () => {
  const vi = catalogueOf('vi');
  const en = catalogueOf('en');

  it('have the same keys', () => {
    expect([...en.keys()].sort()).toEqual([...vi.keys()].sort());
  });

  it('have the same placeholders under each key', () => {
    const different = [...vi].filter(
      ([key, text]) => `${placeholdersOf(text)}` !== `${placeholdersOf(en.get(key) ?? '')}`,
    );
    expect(different).toEqual([]);
  });

  it('leave nothing empty, and keep Vietnamese in composed form', () => {
    for (const catalogue of [vi, en]) for (const text of catalogue.values()) expect(text.trim()).not.toBe('');
    expect([...vi].filter(([, text]) => text !== text.normalize('NFC'))).toEqual([]);
  });
});

describe('a message', () => {
  it('fills in facts as people read them', () => {
    expect(formatFact(1234567, 'vi')).toBe('1.234.567');
    expect(formatFact(1234567, 'en')).toBe('1,234,567');
    expect(formatFact('2026-11-24', 'vi')).toBe('24/11/2026');
    expect(formatFact({ milli: 80_000_500n, unit: 'KG' }, 'vi')).toBe('80.000,5 kg');
    expect(message('problems.too-many-attempts', { retryAfterSeconds: 30 }, 'en')).toContain('30 seconds');
  });

  it('refuses a key that has no text', () => {
    expect(() => message('no.such.key', {}, 'vi')).toThrow('no vi message');
  });
});

describe('the language of a request', () => {
  it.each([
    [undefined, 'vi'],
    ['en-US,en;q=0.9', 'en'],
    ['fr,en;q=0.5,vi;q=0.8', 'vi'],
    ['zh', 'vi'],
    ['en;q=0', 'vi'],
    ['x'.repeat(5000), 'vi'],
  ])('%s is %s', (header, locale) => {
    expect(localeFrom(header)).toBe(locale);
  });
});
