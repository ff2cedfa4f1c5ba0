import { CODE_LIFETIME_MS, codeFrom, judgeCode } from './one-time-code';

const fresh = { expiresAt: CODE_LIFETIME_MS, tries: 0, used: false };

describe('a one-time code', () => {
  it('is right when it matches', () => expect(judgeCode(fresh, true, 0)).toBeNull());
  it('tells how many tries are left', () => {
    expect(judgeCode(fresh, false, 0)).toEqual({ code: 'code-wrong', triesLeft: 4 });
    expect(judgeCode({ ...fresh, tries: 4 }, false, 0)).toEqual({ code: 'code-wrong', triesLeft: 0 });
  });
  it('is no good after the fifth try, even when right', () =>
    expect(judgeCode({ ...fresh, tries: 5 }, true, 0)).toEqual({ code: 'code-expired' }));
  it('is good until the last millisecond of ten minutes', () => {
    expect(judgeCode(fresh, true, CODE_LIFETIME_MS - 1)).toBeNull();
    expect(judgeCode(fresh, true, CODE_LIFETIME_MS)).toEqual({ code: 'code-expired' });
  });
  it('works once', () => expect(judgeCode({ ...fresh, used: true }, true, 0)).toEqual({ code: 'code-expired' }));
});

it('has six digits, zeros in front included', () => {
  expect(codeFrom(new Uint8Array(8))).toBe('000000');
  expect(codeFrom(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 7))).toBe('000007');
  expect(codeFrom(new Uint8Array(8).fill(255))).toMatch(/^\d{6}$/u);
});
