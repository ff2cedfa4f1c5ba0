import { calendarDate } from '@domain/kernel/calendar-date';
import { existedOn, type AdminUnit } from '@domain/places/admin-unit';
import { distanceMetres } from '@domain/places/distance';
import { PlaceDirectory } from '@domain/places/place-directory';
import { resolvePlace } from '@domain/places/resolve-place';
import { placesFile, readPlacesData } from '../src/data/places-data';

const { units, successions } = readPlacesData();
const directory = new PlaceDirectory(units, successions);
const LAST = calendarDate('2025-06-30');
const TODAY = calendarDate('2026-11-24');
const [KIEN_GIANG, AN_GIANG_OLD, AN_GIANG] = ['vn-91-until-2025', 'vn-89-until-2025', 'vn-91-2025'];
const count = (test: (unit: AdminUnit) => boolean): number => units.filter(test).length;
const within = (id: string, level: AdminUnit['level']) => (unit: AdminUnit) =>
  unit.level === level && directory.descends(unit.id, id);
const old = (code: string): AdminUnit => found(directory.byCode(code, LAST));
const now = (code: string): AdminUnit => found(directory.byCode(code, TODAY));
const found = (unit: AdminUnit | null): AdminUnit => {
  if (!unit) throw new Error('no such unit');
  return unit;
};
const todayOf = (code: string): string[] => directory.today(old(code)).map(({ code: each }) => each);
const certain = (text: string, on = TODAY) => resolvePlace(directory, text, on).certain?.id ?? null;

describe('the units', () => {
  it('are as many as the resolutions name', () => {
    expect(count((unit) => unit.level === 'PROVINCE' && unit.validTo === null)).toBe(34);
    expect(count(within(AN_GIANG, 'COMMUNE'))).toBe(102);
    const types = units.filter(within(AN_GIANG, 'COMMUNE')).map(({ type }) => type);
    const of = (type: string) => types.filter((each) => each === type).length;
    expect([of('COMMUNE'), of('WARD'), of('SPECIAL_ZONE')]).toEqual([85, 14, 3]);
    expect(count(within(KIEN_GIANG, 'DISTRICT'))).toBe(15);
    expect(count(within(KIEN_GIANG, 'COMMUNE'))).toBe(143);
    expect(count(within(AN_GIANG_OLD, 'DISTRICT'))).toBe(11);
    expect(count(within(AN_GIANG_OLD, 'COMMUNE'))).toBe(155);
  });

  it('are known by code and first day, and each code by one unit a day', () => {
    const keys = units.map(({ code, validFrom }) => `${code}|${validFrom ?? ''}`);
    expect(new Set(keys).size).toBe(units.length);
    for (const day of [LAST, calendarDate('2025-07-01')]) {
      const codes = units.filter((unit) => existedOn(unit, day)).map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it('have a parent unless they are provinces, and no word of their type in the name', () => {
    for (const unit of units) {
      const parent = unit.parentId === null ? null : directory.byId(unit.parentId);
      expect([unit.id, unit.level === 'PROVINCE']).toEqual([unit.id, parent === null]);
      expect(unit.fullName.endsWith(` ${unit.name}`)).toBe(true);
      expect(unit.fullName).toBe(unit.fullName.normalize('NFC'));
    }
  });

  it('have the area of the province in all, to within 0.2 km²', () => {
    const areas = units.filter(within(AN_GIANG, 'COMMUNE')).map(({ areaKm2 }) => Number(areaKm2));
    expect(Math.abs(areas.reduce((sum, area) => sum + area, 0) - 9888.91)).toBeLessThan(0.2);
  });

  it('on islands are marked in both editions', () => {
    const islands = units.filter(({ island, validTo }) => island && validTo === null).map(({ name }) => name);
    expect(islands.sort()).toEqual(['Hòn Nghệ', 'Kiên Hải', 'Phú Quốc', 'Sơn Hải', 'Thổ Châu', 'Tiên Hải'].sort());
    expect([old('911'), old('912'), old('30814'), old('30781')].every(({ island }) => island)).toBe(true);
  });

  it('have outlines with their ids', () => {
    for (const [file, size] of [
      ['communes.geojson', 102],
      ['provinces.geojson', 34],
    ] as const) {
      const { features } = JSON.parse(placesFile(file)) as { features: { id: string; geometry: { type: string } }[] };
      expect(features.length).toBe(size);
      expect(features.filter(({ id }) => directory.byId(id)?.validTo !== null)).toEqual([]);
    }
  });
});

describe('what became of the old units', () => {
  it('uses each of the 143 old communes of Kiên Giang exactly once, in 48 of today', () => {
    const whole = successions.filter(
      ({ kind, fromId }) => kind === 'WHOLE' && directory.byId(fromId)?.level === 'COMMUNE',
    );
    const used = whole.map(({ fromId }) => fromId).sort();
    expect(used).toEqual(
      units
        .filter(within(KIEN_GIANG, 'COMMUNE'))
        .map(({ id }) => id)
        .sort(),
    );
    expect(new Set(used).size).toBe(143);
    expect(new Set(whole.map(({ toId }) => toId)).size).toBe(48);
  });

  it('leads from every district to communes of today, and from all of them to all 102', () => {
    const reached = directory.formerDistricts().flatMap((district) => directory.today(district).map(({ id }) => id));
    expect(new Set(reached).size).toBe(102);
    expect(directory.formerDistricts(KIEN_GIANG).every((district) => directory.today(district).length > 0)).toBe(true);
    for (const { fromId, toId } of successions) {
      expect([directory.byId(fromId)?.validTo, directory.byId(toId)?.validTo]).toEqual([LAST, null]);
    }
  });

  it('agrees between communes and their districts', () => {
    for (const commune of units.filter(within(KIEN_GIANG, 'COMMUNE'))) {
      const district = found(directory.byId(commune.parentId ?? ''));
      const byDistrict = directory.today(district).map(({ id }) => id);
      const [home, ...others] = directory.today(commune);
      expect(others).toEqual([]);
      expect(byDistrict).toContain(home?.id);
    }
  });

  it('is one province from two', () => {
    expect(
      directory
        .predecessorsOf(AN_GIANG, 'PROVINCE')
        .map(({ fullName }) => fullName)
        .sort(),
    ).toEqual(['Tỉnh An Giang', 'Tỉnh Kiên Giang']);
  });
});

describe('the traps', () => {
  it('91, 30742, 31051 and 31036 mean other units since July 2025', () => {
    expect([old('91').fullName, now('91').fullName]).toEqual(['Tỉnh Kiên Giang', 'Tỉnh An Giang']);
    expect([old('30742').fullName, now('30742').fullName]).toEqual(['Phường Vĩnh Thanh Vân', 'Phường Rạch Giá']);
    expect([old('31051').fullName, now('31051').fullName]).toEqual(['Thị trấn Vĩnh Thuận', 'Xã Vĩnh Phong']);
    expect([old('31036').fullName, now('31036').fullName]).toEqual(['Xã Đông Hưng A', 'Xã Đông Hưng']);
  });

  it('the old xã Đông Hưng is in An Minh, not in the Đông Hưng of today', () => {
    const [former] = resolvePlace(directory, 'xã Đông Hưng, huyện An Minh', LAST).candidates;
    expect(former?.era).toBe('FORMER');
    expect(former?.today.map(({ fullName }) => fullName)).toEqual(['Xã An Minh']);
    expect(certain('xã Đông Hưng')).toBe('vn-31036-2025');
  });

  it.each(['Thạnh Lộc', 'Vĩnh Phú', 'Bình An'])('two old communes were called %s', (name) => {
    expect(certain(`xã ${name}`, LAST)).toBeNull();
    const former = resolvePlace(directory, `xã ${name}`, LAST).candidates.filter(({ existed }) => existed);
    expect(former.filter(({ unit }) => directory.descends(unit.id, KIEN_GIANG)).length).toBe(2);
  });

  it('the district tells them apart', () => {
    expect(certain('xã Thạnh Lộc, huyện Giồng Riềng', LAST)).toBe(old('30913').id);
    expect(todayOf('30913')).toEqual(['30910']);
    expect(certain('xã Thạnh Lộc, huyện Châu Thành, tỉnh Kiên Giang', LAST)).toBe(old('30901').id);
  });

  it.each([
    ['Giồng Riềng', '906'],
    ['Gò Quao', '907'],
    ['An Biên', '908'],
    ['An Minh', '909'],
    ['Vĩnh Thuận', '910'],
    ['Tân Hiệp', '904'],
    ['Hòn Đất', '903'],
    ['Kiên Lương', '902'],
    ['Giang Thành', '914'],
    ['U Minh Thượng', '913'],
    ['Kiên Hải', '912'],
  ])('%s is a unit of today and an old district', (name, district) => {
    const { candidates, certain: sure } = resolvePlace(directory, name, TODAY);
    expect(sure).toBeNull();
    const levels = candidates.map(({ unit, era }) => `${unit.level} ${era}`);
    expect(levels).toEqual(expect.arrayContaining(['COMMUNE TODAY', 'DISTRICT FORMER']));
    expect(certain(`huyện ${name}`, LAST)).toBe(`vn-${district}-until-2025`);
  });

  it('Mỹ Lâm and Dương Hòa crossed the lines of districts', () => {
    expect([todayOf('30844'), todayOf('30805')]).toEqual([['30760'], ['30766']]);
    expect(
      directory
        .predecessorsOf('vn-30760-2025', 'DISTRICT')
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['899', '903']);
  });

  it('Phú Quốc may be called a huyện or a city', () => {
    const ids = (text: string) => resolvePlace(directory, text, LAST).candidates.map(({ unit }) => unit.id);
    expect(ids('huyện Phú Quốc')).toEqual(['vn-911-until-2025']);
    expect(ids('thành phố Phú Quốc')).toEqual(['vn-911-until-2025']);
  });

  it('both ways of writing the tone are one name', () => {
    expect(certain('xã Hòa Điền')).toBe('vn-30790-2025');
    expect(certain('xã Hoà Điền')).toBe('vn-30790-2025');
  });
});

it('every unit is certain by its whole address on a day on which it stood', () => {
  const missed = units.filter((unit) => {
    const address = [unit, ...directory.ancestorsOf(unit)].map(({ fullName }) => fullName).join(', ');
    return certain(address, unit.validTo ?? TODAY) !== unit.id;
  });
  expect(missed.map(({ id }) => id)).toEqual([]);
});

it('an old address in Kiên Giang is one commune of today', () => {
  for (const commune of units.filter(within(KIEN_GIANG, 'COMMUNE'))) {
    const address = [commune, ...directory.ancestorsOf(commune)].map(({ name }) => name).join(', ');
    const homes = resolvePlace(directory, address, LAST).candidates.find(({ unit }) => unit.id === commune.id)?.today;
    expect([address, homes?.length]).toEqual([address, 1]);
  }
});

it('distances are between points of today', () => {
  const [a, b] = [directory.pointOf(old('30913')), directory.pointOf(now('30742'))];
  expect(a && b && distanceMetres(a, b)).toBe(29_770);
  expect(directory.pointOf(old('906'))).toEqual({ lat: 9.9114, lon: 105.3672 });
});
