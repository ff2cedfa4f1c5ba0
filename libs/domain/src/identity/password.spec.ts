import { weaknessOf } from './password';

const reason = (password: string): string | null =>
  weaknessOf(password, ['+84912345678', 'lan.nguyen@htx.vn'])?.reason ?? null;

it.each([
  ['ngắn', 'TOO_SHORT'],
  ['x'.repeat(129), 'TOO_LONG'],
  ['1234567890', 'TOO_COMMON'],
  ['matkhau123456', 'TOO_COMMON'],
  ['Mật khẩu 2026!', 'TOO_COMMON'],
  ['aaaaaaaaaaaa', 'TOO_COMMON'],
  ['0912345678', 'LIKE_CONTACT'],
  ['lan.nguyen-htx', 'LIKE_CONTACT'],
  ['con trâu đi trước', null],
  ['gặt lúa hè thu', null],
])('%j: %s', (password, expected) => expect(reason(password)).toBe(expected));

it('counts characters, not bytes', () => {
  expect(reason('🌾🌾🌾🌾🌾🌾')).toBe('TOO_SHORT');
  expect(reason('ộữềếợụẵẳặẫ')).toBeNull();
});
