import { Decimal } from '../kernel/decimal';
import { inUnit, readUnit, toQuantity, type InputUnit, type UnitAnswers, type UnitsOfCommodity } from './unit';

const paddy: UnitsOfCommodity = { code: 'LUA', baseUnit: 'KG', units: ['KG', 'TAN', 'TA', 'YEN', 'G', 'GIA'] };
const coconut: UnitsOfCommodity = { code: 'DUA', baseUnit: 'PIECE', units: ['TRAI', 'CHUC', 'THIEN', 'TAN'] };
const greens: UnitsOfCommodity = { code: 'RAU_MUONG', baseUnit: 'KG', units: ['KG', 'BO'] };

function read(amount: string, unit: InputUnit, commodity: UnitsOfCommodity, answers: UnitAnswers = {}) {
  const outcome = toQuantity(new Decimal(amount), unit, commodity, answers);
  return outcome.ok ? `${outcome.value.toString()} ${outcome.value.unit}` : outcome.refusal;
}

describe('amounts as people say them', () => {
  it.each<[string, InputUnit, string]>([
    ['80', 'TAN', '80000 KG'],
    ['2.5', 'TA', '250 KG'],
    ['3', 'YEN', '30 KG'],
    ['1500', 'G', '1.5 KG'],
    ['42350.5', 'KG', '42350.5 KG'],
  ])('%s %s of paddy are %s', (amount, unit, expected) => {
    expect(read(amount, unit, paddy)).toBe(expected);
  });

  it('counts coconuts by the piece and by the thousand', () => {
    expect(read('250', 'TRAI', coconut)).toBe('250 PIECE');
    expect(read('2', 'THIEN', coconut)).toBe('2000 PIECE');
  });

  it('asks how many a chục is, and takes 10, 12 or 14', () => {
    const question = { code: 'ambiguous-unit', unit: 'CHUC', question: 'HOW_MANY_IN_CHUC', choices: [10, 12, 14] };
    expect(read('100', 'CHUC', coconut)).toEqual(question);
    expect(read('100', 'CHUC', coconut, { chuc: 11 })).toEqual(question);
    expect([10, 12, 14].map((chuc) => read('100', 'CHUC', coconut, { chuc }))).toEqual([
      '1000 PIECE',
      '1200 PIECE',
      '1400 PIECE',
    ]);
    expect(read('2.5', 'CHUC', coconut, { chuc: 10 })).toBe('25 PIECE');
  });

  it('asks to say again that a giạ is 20 kg', () => {
    expect(read('50', 'GIA', paddy)).toEqual({
      code: 'ambiguous-unit',
      unit: 'GIA',
      question: 'KG_IN_GIA',
      choices: [20],
    });
    expect(read('50', 'GIA', paddy, { kgPerGia: 22 })).toMatchObject({ question: 'KG_IN_GIA' });
    expect(read('50', 'GIA', paddy, { kgPerGia: 20 })).toBe('1000 KG');
  });

  it('asks what a bundle weighs', () => {
    const question = { code: 'ambiguous-unit', unit: 'BO', question: 'KG_EACH', choices: [] };
    expect(read('40', 'BO', greens)).toEqual(question);
    expect(read('40', 'BO', greens, { kgEach: new Decimal(0) })).toEqual(question);
    expect(read('40', 'BO', greens, { kgEach: new Decimal('0.35') })).toBe('14 KG');
  });

  it('rounds pieces that come from a weight down', () => {
    expect(read('1', 'TAN', coconut, { kgEach: new Decimal('1.3') })).toBe('769 PIECE');
  });

  it('refuses a unit that nobody measures the commodity in, and says which are', () => {
    expect(read('3', 'BUONG', paddy)).toEqual({
      code: 'unit-not-for-commodity',
      unit: 'BUONG',
      commodity: 'LUA',
      allowed: paddy.units,
    });
  });

  it.each<[string, InputUnit, UnitsOfCommodity, string]>([
    ['0', 'KG', paddy, 'too-small'],
    ['-1', 'KG', paddy, 'too-small'],
    ['0.0001', 'KG', paddy, 'too-small'],
    ['1000000001', 'TAN', paddy, 'too-large'],
    ['1.5', 'TRAI', coconut, 'not-whole'],
    ['1.5', 'BO', greens, 'not-whole'],
  ])('refuses %s %s', (amount, unit, commodity, code) => {
    const refusal = read(amount, unit, commodity, { kgEach: new Decimal('0.5') });
    expect(refusal).toMatchObject({ code: 'invalid-input', issues: [{ path: 'amount', code }] });
  });

  it('says a quantity in another unit, or refuses for the same reasons', () => {
    const quantity = toQuantity(new Decimal(100), 'CHUC', coconut, { chuc: 12 });
    if (!quantity.ok) throw new Error('not read');
    const said = inUnit(quantity.value, 'CHUC', coconut, { chuc: 10 });
    expect(said.ok && said.value.toFixed()).toBe('120');
    expect(inUnit(quantity.value, 'CHUC', coconut).ok).toBe(false);
  });
});

describe('words for units', () => {
  it.each([
    ['tấn', 'TAN'],
    ['Tạ', 'TA'],
    ['ký', 'KG'],
    ['quả', 'TRAI'],
    ['trai', 'TRAI'],
    ['chuc', 'CHUC'],
    ['bó', 'BO'],
    ['thiên', 'THIEN'],
    ['gia', 'GIA'],
    ['tá', null],
    ['ghe', null],
    ['', null],
  ])('%s is %s', (word, unit) => {
    expect(readUnit(word)).toBe(unit);
  });
});
