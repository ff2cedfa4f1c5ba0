import type { Decimal } from '../kernel/decimal';
import { priced, pricedTerms, weighed } from './priced-terms.example';
import { priceDelivery } from './price-delivery';

const FIXED = { mechanism: 'FIXED', base: '5600' };
const MOISTURE = { param: 'moisture', unit: '%', standard: '28', rejectAt: '32' };
const IMPURITY = { param: 'impurity', unit: '%', standard: '3' };
const DRY = { ...MOISTURE, adjustRule: 'DRY_MATTER' };
const RATIO = { ...IMPURITY, adjustRule: 'IMPURITY_RATIO' };

describe('fresh paddy', () => {
  it('within tolerance is paid as it weighs', () => {
    // 42,350 × 5,600 = 237,160,000
    const delivery = priced(FIXED, { quality: [{ ...DRY, tolerance: '1' }] }, weighed('42350', { moisture: '28.5' }));
    expect(delivery.amount).toBe(237_160_000n);
  });

  it('too wet and too dirty, by dry matter and by the ratio of impurity', () => {
    // 42,350 × 70/72 = 41,173.611; × 96/97 = 40,749.141 → 40,749 kg × 5,600 = 228,194,400
    const delivery = priced(FIXED, { quality: [DRY, RATIO] }, weighed('42350', { moisture: '30', impurity: '4' }));
    expect([delivery.payable.toFixed(), delivery.amount]).toEqual(['40749', 228_194_400n]);
    expect(delivery.explanation.map(({ formula, result }) => `${formula} ${result}`)).toEqual([
      'net-weight 42350',
      'dry-matter 41173.611111',
      'impurity-ratio 40749.140893',
      'payable-weight 40749',
      'fixed 5600',
      'amount 228194400',
    ]);
  });

  it('by the linear habit of the field', () => {
    // 42,350 × (1 − 0.012 × 2) × (1 − 0.01 × 1) = 42,350 × 0.976 × 0.99 = 40,920.264 → 40,920 × 5,600 = 229,152,000
    const quality = [
      { ...MOISTURE, adjustRule: 'WEIGHT_LINEAR', factor: '1.2' },
      { ...IMPURITY, adjustRule: 'WEIGHT_LINEAR', factor: '1' },
    ];
    const delivery = priced(FIXED, { quality }, weighed('42350', { moisture: '30', impurity: '4' }));
    expect(delivery.amount).toBe(229_152_000n);
  });

  it('by a deduction of the price', () => {
    // 5,600 − 60 × 2 − 40 × 1 = 5,440; × 42,350 = 230,384,000
    const quality = [
      { ...MOISTURE, adjustRule: 'PRICE_DEDUCTION', factor: '60' },
      { ...IMPURITY, adjustRule: 'PRICE_DEDUCTION', factor: '40' },
    ];
    const delivery = priced(FIXED, { quality }, weighed('42350', { moisture: '30', impurity: '4' }));
    expect([delivery.price.toFixed(), delivery.amount]).toEqual(['5440', 230_384_000n]);
  });

  it('drier than the standard is paid for its dry matter', () => {
    // 10,000 × (100 − 25) / (100 − 28) = 10,416.67 → 10,417 × 5,600 = 58,335,200
    const delivery = priced(FIXED, { quality: [DRY] }, weighed('10000', { moisture: '25' }));
    expect(delivery.amount).toBe(58_335_200n);
  });

  it('is weighed net of sacks', () => {
    // (10,240 − 240) × 5,600 = 56,000,000
    expect(priced(FIXED, {}, weighed('10240', {}, { tare: '240' })).amount).toBe(56_000_000n);
  });

  it('may be refused from the limit on, and is priced all the same', () => {
    expect(priced(FIXED, { quality: [DRY] }, weighed('1000', { moisture: '32' })).rejectable).toEqual(['moisture']);
    expect(priced(FIXED, { quality: [DRY] }, weighed('1000', { moisture: '31.9' })).rejectable).toEqual([]);
  });

  it('is never worth less than nothing', () => {
    const quality = [{ ...MOISTURE, adjustRule: 'PRICE_DEDUCTION', factor: '3000' }];
    expect(priced(FIXED, { quality }, weighed('1000', { moisture: '31' })).amount).toBe(0n);
    const linear = [{ ...MOISTURE, adjustRule: 'WEIGHT_LINEAR', factor: '60' }];
    expect(priced(FIXED, { quality: linear }, weighed('1000', { moisture: '31' })).amount).toBe(0n);
  });
});

describe('price mechanisms, for one tonne', () => {
  const price = (terms: object, market: string | null = null) =>
    priced(terms, {}, weighed('1000'), market).price.toFixed();

  it('floor and cap', () => {
    const floor = { mechanism: 'FLOOR', floor: '5300' };
    expect(price(floor, '5050')).toBe('5300');
    expect(price(floor, '5900')).toBe('5900');
    expect(price({ ...floor, cap: '5800' }, '5900')).toBe('5800');
  });

  it('market, with a bonus in đồng or per cent', () => {
    const bonus = (type: string, value: string) => ({ mechanism: 'MARKET_BONUS', bonus: { type, value } });
    expect(price({ mechanism: 'MARKET' }, '5500')).toBe('5500');
    expect(price(bonus('ABS', '300'), '5500')).toBe('5800');
    // 5,500 × 1.03 = 5,665
    expect(price(bonus('PCT', '3'), '5500')).toBe('5665');
    // 5,555 × 1.03 = 5,721.65 → 5,722
    expect(price(bonus('PCT', '3'), '5555')).toBe('5722');
  });

  it('shared difference, both ways', () => {
    const shared = { mechanism: 'SHARED', base: '5500', shareRatio: '0.5' };
    expect(price(shared, '6300')).toBe('5900');
    expect(price(shared, '4900')).toBe('5200');
  });

  it('shared difference with a dead band of 5 %: 5,225 to 5,775', () => {
    const shared = { mechanism: 'SHARED', base: '5500', shareRatio: '0.5', deadbandPct: '5' };
    expect(price(shared, '5700')).toBe('5500');
    // 5,500 + 0.5 × (6,300 − 5,775) = 5,762.5 → 5,763
    expect(price(shared, '6300')).toBe('5763');
    // 5,500 − 0.5 × (5,225 − 4,900) = 5,337.5 → 5,338
    expect(price(shared, '4900')).toBe('5338');
  });

  it('cost plus margin', () => {
    // 4,200 × 1.15 = 4,830
    expect(price({ mechanism: 'COST_PLUS', costPerUnit: '4200', marginPct: '15' })).toBe('4830');
    // 4,333 × 1.125 = 4,874.625 → 4,875
    expect(price({ mechanism: 'COST_PLUS', costPerUnit: '4333', marginPct: '12.5' })).toBe('4875');
  });

  it('the price of a line stands before that of the contract', () => {
    expect(priced(FIXED, { base: '6100' }, weighed('1000')).price.toFixed()).toBe('6100');
  });
});

describe('shrimp by count', () => {
  const at = (size: string, price: string) => ({ from: size, to: size, price });
  const ladder = [at('30', '164000'), at('40', '139500'), at('50', '119000'), at('60', '108000')];
  const SHRIMP = { mechanism: 'LADDER' };

  it('between two sizes lies on the straight line between them', () => {
    // 139,500 − 20,500 × 0.3 = 133,350
    expect(priced(SHRIMP, { ladder }, weighed('100', {}, { size: '43' })).price.toFixed()).toBe('133350');
  });

  it('43 a kilogram, test passed, 4 % soft shell at half price', () => {
    // 133,350 + 2,000 = 135,350. 3,072 × 135,350 + 128 × 67,675 = 424,457,600 = 3,136 × 135,350
    const price = { ...SHRIMP, bonus: { type: 'ABS', value: '2000' } };
    const quality = [{ param: 'soft_shell', standard: '0', adjustRule: 'WEIGHT_LINEAR', factor: '0.5' }];
    const delivery = priced(price, { ladder, quality }, weighed('3200', { soft_shell: '4' }, { size: '43.0' }));
    expect(delivery.amount).toBe(424_457_600n);
  });

  it('beyond the ladder takes the nearest rung', () => {
    expect(priced(SHRIMP, { ladder }, weighed('1', {}, { size: '25' })).price.toFixed()).toBe('164000');
    expect(priced(SHRIMP, { ladder }, weighed('1', {}, { size: '80' })).price.toFixed()).toBe('108000');
  });
});

describe('pigs by bands of weight', () => {
  const ladder = [
    { grade: '95-110', price: '56000' },
    { grade: '>115', price: '55000' },
    { grade: '<90', price: '54000' },
  ];
  const quality = [{ param: 'shrink', standard: '0', adjustRule: 'WEIGHT_LINEAR', factor: '1' }];

  it('60 animals in three bands, 1 % shrink', () => {
    // 5,328.18 × 56,000 + 579.15 × 55,000 + 261.36 × 54,000 = 298,378,080 + 31,853,250 + 14,113,440 = 344,344,770
    const band = (kg: string, grade: string) =>
      priced({ mechanism: 'LADDER' }, { form: 'LIVE', ladder, quality }, weighed(kg, { shrink: '1' }, { grade }))
        .amount;
    expect(band('5382', '95-110') + band('585', '>115') + band('264', '<90')).toBe(344_344_770n);
  });
});

describe('what can not be priced', () => {
  const refusal = (price: object, goods: object = {}, measured = weighed('1000'), market: Decimal | null = null) => {
    const { terms, goods: line } = pricedTerms(price, goods);
    const outcome = priceDelivery(terms, line, measured, market);
    return outcome.ok ? null : outcome.refusal;
  };

  it.each([
    [{}, 'price.mechanism'],
    [{ mechanism: 'FIXED' }, 'price.base'],
    [{ mechanism: 'FLOOR' }, 'price.floor'],
    [{ mechanism: 'MARKET_BONUS', bonus: { type: 'ABS' } }, 'price.bonus.value'],
    [{ mechanism: 'SHARED', shareRatio: '0.5' }, 'price.base'],
    [{ mechanism: 'SHARED', base: '5500' }, 'price.shareRatio'],
    [{ mechanism: 'COST_PLUS', marginPct: '10' }, 'price.costPerUnit'],
    [{ mechanism: 'COST_PLUS', costPerUnit: '10' }, 'price.marginPct'],
    [{ mechanism: 'LADDER' }, 'lines.ladder'],
  ])('names the term that is missing: %j', (price, path) => {
    expect(refusal(price)).toEqual({ code: 'price-term-missing', path });
  });

  it('a market price that nobody knows', () => {
    expect(refusal({ mechanism: 'MARKET' })).toEqual({ code: 'reference-price-needed' });
  });

  it('a parameter that counts and was not measured', () => {
    expect(refusal(FIXED, { quality: [DRY] })).toEqual({ code: 'reading-needed', param: 'moisture' });
    expect(refusal({ mechanism: 'LADDER' }, { ladder: [{ from: '40', to: '40', price: '1' }] })).toEqual({
      code: 'reading-needed',
      param: 'size',
    });
  });

  it('moisture taken off twice', () => {
    const quality = [DRY, { ...MOISTURE, adjustRule: 'PRICE_DEDUCTION', factor: '60' }];
    expect(refusal(FIXED, { quality })).toEqual({ code: 'deducted-twice', param: 'moisture' });
  });

  it('figures that can not be', () => {
    const impossible = (param: string) => ({ code: 'reading-impossible', param });
    expect(refusal(FIXED, {}, weighed('10', {}, { tare: '11' }))).toEqual(impossible('tare'));
    expect(refusal(FIXED, { quality: [DRY] }, weighed('10', { moisture: '100' }))).toEqual(impossible('moisture'));
    expect(refusal(FIXED, { quality: [DRY] }, weighed('10', { moisture: '-1' }))).toEqual(impossible('moisture'));
  });

  it('a grade that no rung names, a rule without its figures', () => {
    const ladder = [{ grade: 'A', price: '100' }];
    expect(refusal({ mechanism: 'LADDER' }, { ladder }, weighed('1', {}, { grade: 'B' }))).toEqual({
      code: 'grade-unknown',
      grade: 'B',
    });
    const noStandard = [{ param: 'moisture', adjustRule: 'DRY_MATTER' }];
    expect(refusal(FIXED, { quality: noStandard }, weighed('1', { moisture: '20' }))).toEqual({
      code: 'price-term-missing',
      path: 'quality.moisture.standard',
    });
    const noFactor = [{ ...MOISTURE, adjustRule: 'WEIGHT_LINEAR' }];
    expect(refusal(FIXED, { quality: noFactor }, weighed('1', { moisture: '20' }))).toEqual({
      code: 'price-term-missing',
      path: 'quality.moisture.factor',
    });
  });
});
