import { readTerms } from '../contracts/terms/read-terms';
import { Decimal } from '../kernel/decimal';
import { weighed } from './priced-terms.example';
import { simulate } from './simulate';

function contract(changes: object = {}) {
  const read = readTerms({
    price: { mechanism: 'SHARED', base: '5500', shareRatio: '0.5' },
    lines: [{ commodity: 'LUA', form: 'FRESH', quantityMode: 'FIXED', quantity: '100', unit: 'TONNE', areaHa: '15' }],
    deposit: { payer: 'BUYER', perHa: '3000000' },
    remedies: { sellerPenaltyPct: '10' },
    ...changes,
  });
  if (!read.ok) throw new Error(JSON.stringify(read));
  return read.value;
}
const dec = (value: number) => new Decimal(value);

describe('simulator', () => {
  it('says what each side gets against the market', () => {
    // market 6,300: price 5,900; 10,000 kg = 59,000,000; the market would pay 63,000,000
    const outcome = simulate(contract(), 0, weighed('10000'), dec(6300), null);
    expect(outcome.ok && [outcome.value.delivery.amount, outcome.value.buyerAgainstMarket]).toEqual([
      59_000_000n,
      4_000_000n,
    ]);
  });

  it('says from which market price selling outside pays, with the penalty that the law allows', () => {
    // deposit 3,000,000 × 15 ha / 100,000 kg = 450; penalty 8 % (not 10 %) of 5,900 = 472; 5,900 + 922 = 6,822
    const outcome = simulate(contract(), 0, weighed('10000'), dec(6300), null);
    expect(outcome.ok && outcome.value.sideSelling?.gap.toFixed()).toBe('922');
    expect(outcome.ok && outcome.value.sideSelling?.marketPrice.toFixed()).toBe('6822');
  });

  it('tells no threshold without a quantity', () => {
    const open = contract({ lines: [{ commodity: 'LUA', quantityMode: 'ALL_OUTPUT' }] });
    const outcome = simulate(open, 0, weighed('10000'), dec(6300), null);
    expect(outcome.ok && outcome.value.sideSelling).toBeNull();
  });

  it('makes a table over market prices, both ends included', () => {
    const range = { vary: 'market', from: dec(4900), to: dec(6300), rows: 3 };
    const outcome = simulate(contract(), 0, weighed('1000'), dec(5500), range);
    const rows = outcome.ok ? outcome.value.rows : [];
    // 4,900 → 5,200; 5,600 → 5,550; 6,300 → 5,900
    expect(rows.map(({ at, outcome: priced }) => [at.toFixed(), priced.ok && priced.value.amount])).toEqual([
      ['4900', 5_200_000n],
      ['5600', 5_550_000n],
      ['6300', 5_900_000n],
    ]);
  });

  it('makes a table over moisture', () => {
    const quality = [{ param: 'moisture', standard: '28', adjustRule: 'DRY_MATTER' }];
    const wet = contract({
      price: { mechanism: 'FIXED', base: '5000' },
      lines: [{ commodity: 'LUA', form: 'FRESH', quality }],
    });
    const range = { vary: 'moisture', from: dec(28), to: dec(30), rows: 2 };
    const outcome = simulate(wet, 0, weighed('7200', { moisture: '28' }), null, range);
    // 7,200 kg; at 30 %: 7,200 × 70/72 = 7,000 kg
    expect(outcome.ok && outcome.value.rows.map(({ outcome: row }) => row.ok && row.value.amount)).toEqual([
      36_000_000n,
      35_000_000n,
    ]);
    expect(outcome.ok && outcome.value.buyerAgainstMarket).toBeNull();
  });

  it('refuses a line that is not there', () => {
    expect(simulate(contract(), 7, weighed('1'), null, null)).toMatchObject({ refusal: { path: 'lines[7]' } });
  });
});
