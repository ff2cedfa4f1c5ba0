import fc from 'fast-check';
import { formatTaxCode, parseTaxCode, taxCodeCheckDigit } from './tax-code';

const nine = fc
  .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 9_999_999 }))
  .map(([range, serial]) => `${String(range).padStart(2, '0')}${String(serial).padStart(7, '0')}`);

describe('laws of the tax code', () => {
  it('fits exactly one tenth digit to nine digits, or none at all', () => {
    fc.assert(
      fc.property(nine, (body) => {
        const fitting = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((digit) => parseTaxCode(`${body}${digit}`).ok);
        const digit = taxCodeCheckDigit(body);
        expect(fitting).toEqual(digit === null ? [] : [digit]);
      }),
    );
  });

  it('sees every single mistyped digit', () => {
    fc.assert(
      fc.property(nine, fc.nat(9), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
        const digit = taxCodeCheckDigit(body);
        fc.pre(digit !== null);
        const code = `${body}${digit}`;
        const wrong = code.slice(0, at) + String((Number(code[at]) + shift) % 10) + code.slice(at + 1);
        expect(parseTaxCode(wrong).ok).toBe(false);
      }),
    );
  });

  it('prints what it reads back', () => {
    fc.assert(
      fc.property(nine, fc.option(fc.integer({ min: 1, max: 999 })), (body, branchNo) => {
        const digit = taxCodeCheckDigit(body);
        fc.pre(digit !== null);
        const branch = branchNo === null ? null : String(branchNo).padStart(3, '0');
        const code = { main: `${body}${digit}`, branch };
        expect(parseTaxCode(formatTaxCode(code))).toEqual({ ok: true, value: code });
      }),
    );
  });
});
