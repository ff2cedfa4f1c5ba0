import { Catalogue, type CatalogueContents, type Versioned } from './catalogue';
import { allowsSector, type CertificateScheme, type Commodity } from './commodity';
import type { Season } from './season';
import type { YieldBound } from './yield';

const now = <T>(entry: T, retired = false): Versioned<T> => ({ ...entry, version: 1, retired });
const names = { vi: 'x', en: 'x' };
const commodity = (code: string, sectors: Commodity['sectors']): Commodity => ({
  code,
  names,
  scientificName: null,
  sector: sectors[0] ?? 'RICE',
  sectors,
  baseUnit: 'KG',
  units: ['KG'],
  priceUnits: ['KG'],
  forms: ['FRESH'],
  quality: [],
  pickupDelayHours: 24,
  synonyms: [],
});
const bound = (code: string, season: string | null, least: string): YieldBound => ({
  commodity: code,
  season,
  least,
  most: '9',
});
const season = (code: string, commodities: string[]): Season => ({
  code,
  names,
  sector: 'RICE',
  commodities,
  windows: [],
});
const scheme = (code: string, sectors: CertificateScheme['sectors']): CertificateScheme => ({
  code,
  names,
  subject: 'AREA',
  sectors,
  longestMonths: null,
  numberPattern: null,
  verified: true,
});

const contents: CatalogueContents = {
  commodities: [
    now(commodity('LUA', ['RICE', 'SHRIMP_RICE'])),
    now(commodity('TOM_SU', ['SHRIMP_RICE', 'AQUACULTURE'])),
    now(commodity('MIA', ['FRUIT']), true),
  ],
  varieties: [
    now({ code: 'OM18', commodity: 'LUA', names, kind: null, days: null, contractOnly: false, synonyms: [] }),
    now({ code: 'OLD', commodity: 'LUA', names, kind: null, days: null, contractOnly: false, synonyms: [] }, true),
  ],
  qualityAttributes: [],
  seasons: [now(season('HE_THU', ['LUA'])), now(season('TOM_LUA', ['TOM_SU']))],
  yieldBounds: [
    now(bound('LUA', 'HE_THU', '4')),
    now(bound('LUA', 'MUA', '2'), true),
    now(bound('LUA', null, '3')),
    now(bound('TOM_SU', 'TOM_LUA', '0.1')),
  ],
  certificateSchemes: [now(scheme('SRP', ['RICE'])), now(scheme('ASC', ['AQUACULTURE']))],
  synonyms: [now({ same: true, words: ['khóm', 'dứa'] }), now({ same: true, words: ['a', 'b'] }, true)],
};
const catalogue = new Catalogue(contents);
const codes = (entries: readonly { readonly code: string }[]) => entries.map(({ code }) => code);

describe('the catalogue', () => {
  it('finds retired entries by code, since old contracts name them, and leaves them out of lists', () => {
    expect(catalogue.commodity('MIA')?.retired).toBe(true);
    expect(catalogue.variety('OLD')?.retired).toBe(true);
    expect(codes(catalogue.commodities())).toEqual(['LUA', 'TOM_SU']);
    expect(codes(catalogue.varietiesOf('LUA'))).toEqual(['OM18']);
    expect(catalogue.synonyms().length).toBe(1);
  });

  it('lists what a sector or a commodity allows', () => {
    expect(codes(catalogue.commodities('SHRIMP_RICE'))).toEqual(['LUA', 'TOM_SU']);
    expect(codes(catalogue.commodities('RICE'))).toEqual(['LUA']);
    expect(codes(catalogue.seasons('TOM_SU'))).toEqual(['TOM_LUA']);
    expect(codes(catalogue.seasons())).toEqual(['HE_THU', 'TOM_LUA']);
    expect(codes(catalogue.certificateSchemes('RICE'))).toEqual(['SRP']);
    expect(allowsSector(commodity('X', ['FRUIT']), 'RICE')).toBe(false);
  });

  it('takes the bounds of the season, else those of the year, else none', () => {
    expect(catalogue.yieldBound('LUA', 'HE_THU')?.least).toBe('4');
    expect(catalogue.yieldBound('LUA', 'HE_THU-2026')?.least).toBe('4');
    expect(catalogue.yieldBound('LUA', 'MUA-2026')?.least).toBe('3');
    expect(catalogue.yieldBound('LUA', null)?.least).toBe('3');
    expect(catalogue.yieldBound('TOM_SU', null)).toBeNull();
    expect(catalogue.yieldBound('MIA', 'HE_THU')).toBeNull();
  });

  it('gives null for codes that never were', () => {
    expect([catalogue.commodity('GAO'), catalogue.season('X'), catalogue.certificateScheme('X')]).toEqual([
      null,
      null,
      null,
    ]);
    expect(catalogue.qualityAttribute('X')).toBeNull();
  });
});
