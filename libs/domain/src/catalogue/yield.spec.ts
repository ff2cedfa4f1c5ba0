import { calendarDate } from '../kernel/calendar-date';
import { Decimal } from '../kernel/decimal';
import { Quantity } from '../kernel/quantity';
import { toSquareMetres } from './area';
import { atMoisture, priceAtMoisture } from './dry-matter';
import { formatCropSeason, parseCropSeason, seasonDays, windowBefore, windowEndingIn } from './season';
import { checkYield, impliedYield } from './yield';

const area = (amount: string, unit: 'HA' | 'CONG' | 'M2', cong?: number) =>
  toSquareMetres(new Decimal(amount), unit, cong);

describe('areas', () => {
  it('are square metres of hectares, and of a công only when it is said which', () => {
    expect(area('1.5', 'HA')).toMatchObject({ ok: true, value: new Decimal(15_000) });
    expect(area('10', 'CONG', 1296)).toMatchObject({ ok: true, value: new Decimal(12_960) });
    expect(area('10', 'CONG', 1000)).toMatchObject({ ok: true, value: new Decimal(10_000) });
    const question = { code: 'ambiguous-unit', unit: 'CONG', question: 'WHICH_CONG', choices: [1000, 1296] };
    expect(area('10', 'CONG')).toEqual({ ok: false, refusal: question });
    expect(area('10', 'CONG', 1300)).toEqual({ ok: false, refusal: question });
  });

  it('are above nothing and below a province', () => {
    expect(area('0', 'HA')).toMatchObject({ ok: false, refusal: { issues: [{ code: 'too-small' }] } });
    expect(area('1000001', 'HA')).toMatchObject({ ok: false, refusal: { issues: [{ code: 'too-large' }] } });
  });
});

describe('the yield a weight implies', () => {
  const bound = { least: '5.5', most: '9' };
  const hectares = (ha: number) => new Decimal(ha).times(10_000);

  it('is plausible on its bounds, and too low or too high beside them', () => {
    const verdict = (kg: string) => checkYield(Quantity.kg(kg), hectares(20), bound)?.verdict;
    expect(['109999', '110000', '180000', '180002'].map(verdict)).toEqual(['BELOW', 'PLAUSIBLE', 'PLAUSIBLE', 'ABOVE']);
  });

  it('is told in tonnes per hectare', () => {
    expect(impliedYield(Quantity.tonnes('128.5'), hectares(20))?.toFixed()).toBe('6.425');
  });

  it('is not known for pieces and without an area', () => {
    expect(checkYield(Quantity.ofMilli(1n, 'PIECE'), hectares(1), bound)).toBeNull();
    expect(impliedYield(Quantity.kg(1), new Decimal(0))).toBeNull();
  });
});

describe('wet and dry paddy', () => {
  it('keeps the dry matter: 1,000 kg at 25 % are 872.093 kg at 14 %', () => {
    expect(atMoisture(Quantity.kg(1000), new Decimal(25), new Decimal(14)).toString()).toBe('872.093');
    expect(atMoisture(Quantity.kg(42350), new Decimal(27), new Decimal(14)).toString()).toBe('35948.256');
    expect(priceAtMoisture(new Decimal(5600), new Decimal(27), new Decimal(14)).toFixed(2)).toBe('6597.26');
  });

  it('is for weights, at moistures below 100 %', () => {
    expect(() => atMoisture(Quantity.ofMilli(1n, 'PIECE'), new Decimal(25), new Decimal(14))).toThrow(TypeError);
    expect(() => atMoisture(Quantity.kg(1), new Decimal(25), new Decimal(100))).toThrow(RangeError);
    expect(() => atMoisture(Quantity.kg(1), new Decimal(-1), new Decimal(14))).toThrow(RangeError);
  });
});

describe('seasons', () => {
  it('are read as season and year', () => {
    expect(parseCropSeason('DONG_XUAN-2026')).toEqual({ season: 'DONG_XUAN', year: 2026 });
    expect(formatCropSeason('DONG_XUAN', 2026)).toBe('DONG_XUAN-2026');
    for (const text of ['DONG_XUAN', 'DONG_XUAN-26', 'dong_xuan-2026', 'DONG_XUAN-1999', '-2026']) {
      expect(parseCropSeason(text)).toBeNull();
    }
  });

  it('may run over New Year', () => {
    expect(windowEndingIn({ from: '12-01', to: '01-15' }, 2026)).toEqual({ from: '2025-12-01', to: '2026-01-15' });
    expect(windowEndingIn({ from: '02-01', to: '04-30' }, 2026)).toEqual({ from: '2026-02-01', to: '2026-04-30' });
    expect(windowEndingIn({ from: '02-01', to: '02-29' }, 2026).to).toBe('2026-02-28');
    expect(() => windowEndingIn({ from: '02-30', to: '03-01' }, 2026)).toThrow(RangeError);
  });

  it('are sown in the last window before their harvest', () => {
    expect(windowBefore({ from: '10-20', to: '10-30' }, calendarDate('2026-02-01'))).toEqual({
      from: '2025-10-20',
      to: '2025-10-30',
    });
    const window = {
      area: null,
      districts: [],
      sowing: [{ from: '12-15', to: '03-31' }],
      harvest: { from: '06-01', to: '08-31' },
      verified: true,
    };
    expect(seasonDays(window, 2026)).toEqual({
      sowing: [{ from: '2025-12-15', to: '2026-03-31' }],
      harvest: { from: '2026-06-01', to: '2026-08-31' },
    });
    expect(seasonDays({ ...window, harvest: null }, 2026)).toBeNull();
  });
});
