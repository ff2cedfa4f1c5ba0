import { calendarDate } from '../kernel/calendar-date';
import { eraOf, existedOn, formOn, type AdminLevel, type AdminType, type AdminUnit } from './admin-unit';
import { PlaceDirectory } from './place-directory';
import { resolvePlace } from './resolve-place';

const LAST = calendarDate('2025-06-30');
const FIRST = calendarDate('2025-07-01');
const type: Record<string, AdminType> = { Xã: 'COMMUNE', Huyện: 'DISTRICT', Tỉnh: 'PROVINCE', 'Thị trấn': 'TOWNSHIP' };

function unit(
  era: 'old' | 'new',
  level: AdminLevel,
  code: string,
  fullName: string,
  parentId: string | null,
): AdminUnit {
  const word = Object.keys(type).find((each) => fullName.startsWith(`${each} `)) ?? '';
  return {
    id: `vn-${code}-${era === 'old' ? 'until-2025' : '2025'}`,
    code,
    level,
    type: type[word] ?? 'COMMUNE',
    name: fullName.slice(word.length + 1),
    fullName,
    parentId,
    validFrom: era === 'old' ? null : FIRST,
    validTo: era === 'old' ? LAST : null,
    point: era === 'old' ? null : { lat: 9.9, lon: 105.2 },
    areaKm2: null,
    island: false,
    earlier: [],
  };
}

const [KG, GR, CT] = ['vn-91-until-2025', 'vn-906-until-2025', 'vn-905-until-2025'];
const directory = new PlaceDirectory(
  [
    unit('old', 'PROVINCE', '91', 'Tỉnh Kiên Giang', null),
    unit('new', 'PROVINCE', '91', 'Tỉnh An Giang', null),
    unit('old', 'DISTRICT', '906', 'Huyện Giồng Riềng', KG),
    unit('old', 'DISTRICT', '905', 'Huyện Châu Thành', KG),
    unit('old', 'COMMUNE', '30904', 'Thị trấn Giồng Riềng', GR),
    unit('old', 'COMMUNE', '30907', 'Xã Thạnh Lộc', GR),
    unit('old', 'COMMUNE', '30886', 'Xã Thạnh Lộc', CT),
    unit('old', 'COMMUNE', '30999', 'Xã Thành Lợc', CT),
    unit('new', 'COMMUNE', '30904', 'Xã Giồng Riềng', 'vn-91-2025'),
    unit('new', 'COMMUNE', '30910', 'Xã Thạnh Hưng', 'vn-91-2025'),
    unit('new', 'COMMUNE', '30886', 'Xã Thạnh Lộc', 'vn-91-2025'),
  ],
  [
    { fromId: KG, toId: 'vn-91-2025', kind: 'WHOLE' },
    { fromId: GR, toId: 'vn-30904-2025', kind: 'PART' },
    { fromId: GR, toId: 'vn-30910-2025', kind: 'PART' },
    { fromId: CT, toId: 'vn-30886-2025', kind: 'PART' },
    { fromId: 'vn-30904-until-2025', toId: 'vn-30904-2025', kind: 'WHOLE' },
    { fromId: 'vn-30907-until-2025', toId: 'vn-30910-2025', kind: 'WHOLE' },
    { fromId: 'vn-30886-until-2025', toId: 'vn-30886-2025', kind: 'WHOLE' },
  ],
);
const TODAY = calendarDate('2026-11-24');
const ids = (text: string, on = TODAY) => resolvePlace(directory, text, on).candidates.map(({ unit: each }) => each.id);
const certain = (text: string, on = TODAY) => resolvePlace(directory, text, on).certain?.id ?? null;

describe('a place as people write it', () => {
  it('is never taken for certain by its name alone', () => {
    expect(ids('Giồng Riềng')).toEqual(['vn-30904-2025', 'vn-30904-until-2025', 'vn-906-until-2025']);
    expect(certain('Giồng Riềng')).toBeNull();
  });

  it('is certain by name, type and day', () => {
    expect(certain('xã Giồng Riềng')).toBe('vn-30904-2025');
    expect(certain('xã Giồng Riềng', LAST)).toBeNull();
    expect(certain('huyện Giồng Riềng', LAST)).toBe('vn-906-until-2025');
    expect(certain('huyện Giồng Riềng')).toBeNull();
    expect(certain('TT. Giồng Riềng', LAST)).toBe('vn-30904-until-2025');
    expect(certain('xã Thạnh Lộc', LAST)).toBeNull();
  });

  it('is narrowed by what it lies in, also by names of the other edition', () => {
    expect(certain('ấp 3, xã Thạnh Lộc, huyện Giồng Riềng, tỉnh Kiên Giang', LAST)).toBe('vn-30907-until-2025');
    expect(ids('Thạnh Lộc, Châu Thành')).toEqual(['vn-30886-2025', 'vn-30886-until-2025']);
    expect(ids('Thạnh Lộc, Giồng Riềng')).toEqual(['vn-30907-until-2025']);
  });

  it('tells where an old unit is today', () => {
    const [candidate] = resolvePlace(directory, 'huyện Giồng Riềng', TODAY).candidates;
    expect(candidate).toMatchObject({ era: 'FORMER', existed: false, match: 'MARKED' });
    expect(candidate?.today.map(({ id }) => id)).toEqual(['vn-30904-2025', 'vn-30910-2025']);
  });

  it('is read without marks, and with marks only as written', () => {
    expect(ids('xa thanh loc').length).toBe(4);
    expect(ids('xã Thạnh Lộc').length).toBe(3);
    expect(ids('H. GIỒNG RIỀNG')).toEqual(['vn-906-until-2025']);
    expect(ids('Thành Lộc').length).toBe(4);
  });

  it('gives nothing for what is no place, however long', () => {
    expect(resolvePlace(directory, 'Sao Hỏa', TODAY)).toEqual({ candidates: [], certain: null });
    expect(ids('')).toEqual([]);
    expect(ids('xã')).toEqual([]);
    expect(ids(`${'x,'.repeat(100_000)}xã Giồng Riềng`)).toEqual([]);
  });
});

describe('the directory of places', () => {
  it('reads a code by its day', () => {
    expect(directory.byCode('91', LAST)?.fullName).toBe('Tỉnh Kiên Giang');
    expect(directory.byCode('91', FIRST)?.fullName).toBe('Tỉnh An Giang');
    expect(directory.byCode('906', FIRST)).toBeNull();
  });

  it('knows what lies in what', () => {
    expect(directory.descends('vn-30907-until-2025', KG)).toBe(true);
    expect(directory.descends('vn-30907-until-2025', CT)).toBe(false);
    expect(directory.descends('nothing', CT)).toBe(false);
    expect(directory.childrenOf(GR).length).toBe(2);
    expect(directory.predecessorsOf('vn-30904-2025', 'DISTRICT').map(({ id }) => id)).toEqual([GR]);
    expect(directory.formerDistricts('vn-91-2025')).toEqual([]);
    expect(directory.formerDistricts().length).toBe(2);
  });

  it('gives an old commune without successors of its own those of its district, and a point only where it is sure', () => {
    const lost = directory.byId('vn-30999-until-2025');
    if (!lost) throw new Error('not there');
    expect(directory.today(lost).map(({ id }) => id)).toEqual(['vn-30886-2025']);
    expect(directory.pointOf(lost)).toEqual({ lat: 9.9, lon: 105.2 });
    const district = directory.byId(GR);
    expect(district && directory.pointOf(district)).toBeNull();
  });
});

describe('a unit through the years', () => {
  const island: AdminUnit = {
    ...unit('old', 'DISTRICT', '911', 'Huyện Phú Quốc', KG),
    type: 'CITY',
    fullName: 'Thành phố Phú Quốc',
    earlier: [{ type: 'DISTRICT', fullName: 'Huyện Phú Quốc', until: calendarDate('2021-02-28'), certain: false }],
  };

  it('has the type of the day', () => {
    expect(formOn(island, calendarDate('2021-02-28'))).toMatchObject({ type: 'DISTRICT', fullName: 'Huyện Phú Quốc' });
    expect(formOn(island, calendarDate('2021-03-01'))).toMatchObject({ type: 'CITY', fullName: 'Thành phố Phú Quốc' });
  });

  it('stands from its first to its last day', () => {
    expect([LAST, FIRST].map((day) => existedOn(island, day))).toEqual([true, false]);
    expect(eraOf(island)).toBe('FORMER');
  });
});
