import { Client } from 'pg';
import { windowEndingIn, type Season } from '@domain/catalogue/season';
import type { CertificateScheme, Commodity, QualityAttribute, Variety } from '@domain/catalogue/commodity';
import { PHYSICAL_FORMS, SECTORS } from '@domain/catalogue/sector';
import { INPUT_UNITS } from '@domain/catalogue/unit';
import type { YieldBound } from '@domain/catalogue/yield';
import { CERTIFICATE_SCHEMES } from '@domain/organisations/certificate';
import { cloneDatabase, type TestDatabase } from '@testing/database';
import { readCatalogueData, type CatalogueEntry, type CatalogueKind } from '../src/data/catalogue-data';
import { writeCatalogue } from '../src/data/load-catalogue';

const entries = readCatalogueData();
const of = <T>(kind: CatalogueKind) =>
  entries.filter((entry) => entry.kind === kind).map(({ facts }) => facts as unknown as T);
const commodities = of<Commodity>('COMMODITY');
const codes = new Set(commodities.map(({ code }) => code));

describe('the data', () => {
  it('names each entry once, in composed Vietnamese and in English', () => {
    expect(new Set(entries.map(({ kind, code }) => `${kind}/${code}`)).size).toBe(entries.length);
    const text = JSON.stringify(entries);
    expect(text).toBe(text.normalize('NFC'));
    for (const { facts } of entries) {
      const { names } = facts as { names?: { vi: string; en: string } };
      if (names) expect([names.vi.trim(), names.en.trim()]).not.toContain('');
    }
  });

  it('has goods of all six sectors, of known forms and units', () => {
    expect(new Set(commodities.map(({ sector }) => sector))).toEqual(new Set(SECTORS));
    for (const commodity of commodities) {
      expect(commodity.sectors).toContain(commodity.sector);
      expect(commodity.forms.filter((form) => !PHYSICAL_FORMS.includes(form))).toEqual([]);
      expect([...commodity.units, ...commodity.priceUnits].filter((unit) => !INPUT_UNITS.includes(unit))).toEqual([]);
      expect(commodity.units).toEqual(expect.arrayContaining([...commodity.priceUnits]));
      expect(commodity.pickupDelayHours).toBeGreaterThan(0);
    }
  });

  it('refers only to what it has', () => {
    const attributes = new Set(of<QualityAttribute>('QUALITY_ATTRIBUTE').map(({ code }) => code));
    const seasons = of<Season>('SEASON');
    expect(commodities.flatMap(({ quality }) => quality).filter((code) => !attributes.has(code))).toEqual([]);
    expect(of<Variety>('VARIETY').filter(({ commodity }) => !codes.has(commodity))).toEqual([]);
    expect(seasons.flatMap((season) => season.commodities).filter((code) => !codes.has(code))).toEqual([]);
    for (const { commodity, season, least, most } of of<YieldBound>('YIELD_BOUND')) {
      expect(codes.has(commodity) && seasons.some(({ code }) => code === season)).toBe(true);
      expect(Number(least)).toBeLessThan(Number(most));
    }
  });

  it('has seasons whose windows are days of the year', () => {
    for (const { windows } of of<Season>('SEASON')) {
      for (const { sowing, harvest } of windows) {
        for (const window of [...sowing, ...(harvest ? [harvest] : [])]) {
          const { from, to } = windowEndingIn(window, 2026);
          expect(from < to).toBe(true);
        }
      }
    }
  });

  it('has the schemes that organisations may declare, with patterns that can be read', () => {
    const schemes = of<CertificateScheme>('CERTIFICATE_SCHEME');
    expect(schemes.map(({ code }) => code).sort()).toEqual([...CERTIFICATE_SCHEMES].sort());
    const pattern = (code: string) => new RegExp(schemes.find((scheme) => scheme.code === code)?.numberPattern ?? '$.');
    expect(pattern('PUC').test('VN-KGOR-0001')).toBe(true);
    expect(pattern('GLOBALGAP').test('4049928415684')).toBe(true);
    expect(pattern('GLOBALGAP').test('404992841568')).toBe(false);
  });
});

describe('a change of the catalogue', () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await cloneDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const versionsOf = async (code: string) =>
    (
      await client.query('SELECT version, facts, retired FROM catalogue_versions WHERE code = $1 ORDER BY version', [
        code,
      ])
    ).rows;
  const newest = async (code: string) =>
    (await client.query('SELECT version, pickup_delay_hours, retired FROM commodities WHERE code = $1', [code]))
      .rows[0];
  const reworded = (change: (entry: CatalogueEntry) => CatalogueEntry | null) =>
    writeCatalogue(
      client,
      entries.map(change).filter((entry) => entry !== null),
    );

  it('does nothing where nothing changed', async () => {
    const before = await client.query('SELECT count(*) FROM catalogue_versions');
    await writeCatalogue(client, entries);
    expect((await client.query('SELECT count(*) FROM catalogue_versions')).rows).toEqual(before.rows);
    expect(before.rows[0].count).toBe(String(entries.length));
  });

  it('adds a version and keeps the wording of the one before', async () => {
    const faster = (entry: CatalogueEntry) =>
      entry.code === 'TOM_SU' ? { ...entry, facts: { ...entry.facts, pickupDelayHours: 5 } } : entry;
    await reworded(faster);
    expect(await newest('TOM_SU')).toEqual({ version: 2, pickup_delay_hours: 5, retired: false });
    expect((await versionsOf('TOM_SU')).map(({ facts }) => facts.pickupDelayHours)).toEqual([6, 5]);
    expect((await newest('TOM_THE')).version).toBe(1);
  });

  it('retires what is gone and takes it back when it returns', async () => {
    await reworded((entry) => (entry.code === 'CUA' ? null : entry));
    expect(await newest('CUA')).toMatchObject({ version: 2, retired: true });
    await writeCatalogue(client, entries);
    expect(await newest('CUA')).toMatchObject({ version: 3, retired: false });
    expect((await versionsOf('CUA')).map(({ retired }) => retired)).toEqual([false, true, false]);
  });

  it('can not rewrite what was', async () => {
    for (const sql of [
      "UPDATE catalogue_versions SET facts = '{}'",
      'DELETE FROM catalogue_versions',
      'TRUNCATE catalogue_versions',
    ]) {
      await expect(client.query(sql)).rejects.toThrow('only added to');
    }
  });
});
