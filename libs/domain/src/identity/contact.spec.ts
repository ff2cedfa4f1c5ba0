import { maskContact, parseContact, parseEmail, parsePhone } from './contact';

describe('phone numbers', () => {
  it.each([
    ['0912345678', '+84912345678'],
    ['0912 345 678', '+84912345678'],
    ['(+84) 912.345.678', '+84912345678'],
    ['84912345678', '+84912345678'],
    ['0084912345678', '+84912345678'],
    ['+84 0912345678', '+84912345678'],
    ['0297 3812 345', '+842973812345'],
    ['+33 1 23 45 67 89', '+33123456789'],
  ])('%s is %s', (typed, stored) => expect(parsePhone(typed)).toBe(stored));

  it.each(['', '0', '091234567', '09123456789', '0412345678', '912345678', '+84', 'abc', '+0123456789', '０９１２３'])(
    '%j is none',
    (typed) => expect(parsePhone(typed)).toBeNull(),
  );

  it('reads the digits of a full-width keyboard', () =>
    expect(parsePhone('０９１２３４５６７８')).toBe('+84912345678'));
});

describe('e-mail addresses', () => {
  it('are stored in lower case', () => expect(parseEmail('  Lan@HTX-GiongRieng.VN ')).toBe('lan@htx-giongrieng.vn'));
  it.each([
    'a@b',
    '@b.vn',
    'a@@b.vn',
    'a b@c.vn',
    '.a@b.vn',
    'a..b@c.vn',
    'a.@b.vn',
    `${'a'.repeat(250)}@b.vn`,
    'a@-b.vn',
  ])('%j is none', (typed) => expect(parseEmail(typed)).toBeNull());
});

describe('one field for both', () => {
  it('tells them apart', () => {
    expect(parseContact('lan@htx.vn')).toEqual({ kind: 'EMAIL', value: 'lan@htx.vn' });
    expect(parseContact('0912345678')).toEqual({ kind: 'PHONE', value: '+84912345678' });
    expect(parseContact('lan')).toBeNull();
    expect(parseContact('lan@')).toBeNull();
  });

  it('shows too little to learn a contact from it', () => {
    expect(maskContact({ kind: 'PHONE', value: '+84912345678' })).toBe('+84*****678');
    expect(maskContact({ kind: 'EMAIL', value: 'lan@htx.vn' })).toBe('la***@htx.vn');
    expect(maskContact({ kind: 'EMAIL', value: 'l@htx.vn' })).toBe('***@htx.vn');
  });
});
