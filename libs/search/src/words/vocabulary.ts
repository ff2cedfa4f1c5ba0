import type { Catalogue } from '@domain/catalogue/catalogue';
import type { Names } from '@domain/catalogue/commodity';
import { parseCropSeason } from '@domain/catalogue/season';
import type { AdminUnit } from '@domain/places/admin-unit';
import type { PlaceDirectory } from '@domain/places/place-directory';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import { withoutMarks } from '@domain/kernel/text';
import { EVERYDAY_WORDS, PLACE_ABBREVIATIONS } from './everyday-words';
import { Lexicon, type MeaningSource } from './lexicon';

/** Where a thing is, in every form in which people may ask for it. */
export interface PlaceWords {
  /** Commune of today, or null when only the province is known. */
  readonly commune: string | null;
  /** Former districts, of the edition until 30 June 2025. */
  readonly districts: readonly string[];
  readonly province: string | null;
  readonly names: readonly string[];
  readonly point: { readonly lat: number; readonly lon: number } | null;
}

const NOWHERE: PlaceWords = { commune: null, districts: [], province: null, names: [], point: null };

/** Names and synonyms of goods, and names of places old and new, as one value; made anew when the catalogue changes. */
export class Vocabulary {
  readonly lexicon: Lexicon;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly places: PlaceDirectory,
    /** The day in Vietnam for which it was made. */
    readonly today: CalendarDate,
  ) {
    const everyday = EVERYDAY_WORDS.map((phrases) => ({ phrases }));
    this.lexicon = new Lexicon([...this.goods(), ...this.placeMeanings(), ...everyday]);
  }

  commodity(code: string): { readonly names: Names; readonly sectors: readonly string[] } {
    return this.catalogue.commodity(code) ?? { names: { vi: code, en: code }, sectors: [] };
  }

  variety(code: string): Names {
    return this.catalogue.variety(code)?.names ?? { vi: code, en: code };
  }

  scheme(code: string): Names {
    return this.catalogue.certificateScheme(code)?.names ?? { vi: code, en: code };
  }

  /** Name of a season of a year, from e.g. `DONG_XUAN-2026`. */
  season(instance: string): Names {
    const read = parseCropSeason(instance);
    const names = read && this.catalogue.season(read.season)?.names;
    return names ? { vi: `${names.vi} ${read.year}`, en: `${names.en} ${read.year}` } : { vi: instance, en: instance };
  }

  /** Name of a place of either edition. */
  place(idOrCode: string): string {
    return this.unit(idOrCode)?.fullName ?? idOrCode;
  }

  /** Everything about where a unit lies; nothing when it is not known. */
  placeWords(idOrCode: string | null): PlaceWords {
    const unit = idOrCode === null ? null : this.unit(idOrCode);
    if (!unit) return NOWHERE;
    const [now = unit] = this.places.today(unit);
    const above = this.places.ancestorsOf(now);
    const province = [now, ...above].find(({ level }) => level === 'PROVINCE') ?? null;
    const before = this.places.predecessorsOf(now.id);
    const districts = [
      ...new Set(before.flatMap((old) => (old.level === 'DISTRICT' ? [old] : this.places.ancestorsOf(old)))),
    ];
    const ofDistricts = districts.filter(({ level }) => level === 'DISTRICT');
    const named = [now, ...before, ...districts, ...above];
    return {
      commune: now.level === 'COMMUNE' ? now.id : null,
      districts: ofDistricts.map(({ id }) => id),
      province: province?.id ?? null,
      names: [...new Set(named.map(({ fullName }) => fullName))],
      point: this.places.pointOf(now),
    };
  }

  /** The facets that stand for a place of either edition: a commune of today, a former district, a province. */
  placeFacets(idOrCode: string): { field: 'place' | 'district' | 'province'; value: string }[] | null {
    const unit = this.unit(idOrCode);
    return unit ? this.facetsOf(unit) : null;
  }

  /** Ids of the communes of today in a place of either edition; null when there is no such place. */
  communesOf(idOrCode: string): string[] | null {
    const unit = this.unit(idOrCode);
    return unit ? [...new Set(this.communesUnder(unit))] : null;
  }

  private communesUnder(unit: AdminUnit): string[] {
    const inside = unit.level === 'COMMUNE' ? [] : this.places.childrenOf(unit.id);
    if (inside.length > 0) return inside.flatMap((child) => this.communesUnder(child));
    return this.places
      .today(unit)
      .flatMap((now) => (now.level === 'COMMUNE' ? [now.id] : now === unit ? [] : this.communesUnder(now)));
  }

  private facetsOf(unit: AdminUnit): { field: 'place' | 'district' | 'province'; value: string }[] {
    if (unit.level === 'DISTRICT') return [{ field: 'district', value: unit.id }];
    const now = this.places.today(unit);
    if (unit.level === 'PROVINCE' && unit.validTo === null) return [{ field: 'province', value: unit.id }];
    if (unit.level === 'PROVINCE')
      return this.places.formerDistricts(unit.id).map(({ id }) => ({ field: 'district', value: id }));
    return now.filter(({ level }) => level === 'COMMUNE').map(({ id }) => ({ field: 'place', value: id }));
  }

  private unit(idOrCode: string): AdminUnit | null {
    return this.places.byId(idOrCode) ?? this.places.byCode(idOrCode, this.today);
  }

  private goods(): MeaningSource[] {
    const all = this.catalogue.commodities();
    const commodities = all.map(({ code, names, synonyms }) => ({
      phrases: [names.vi, names.en, ...synonyms],
      facets: [{ field: 'commodity' as const, value: code }],
    }));
    const varieties = all
      .flatMap(({ code }) => this.catalogue.varietiesOf(code))
      .map(({ code, names, synonyms }) => ({
        phrases: [code, names.vi, ...synonyms, ...numberOf(code)],
        facets: [{ field: 'variety' as const, value: code }],
      }));
    const schemes = this.catalogue.certificateSchemes().map(({ code, names }) => ({
      phrases: [code.replaceAll('_', ' '), names.vi, names.en],
      facets: [{ field: 'scheme' as const, value: code }],
    }));
    const same = this.catalogue.synonyms().filter((group) => group.same);
    return [...commodities, ...varieties, ...schemes, ...same.map(({ words }) => ({ phrases: words }))];
  }

  /** One meaning for each name: whoever says Giồng Riềng may mean the commune of today or the district that was. */
  private placeMeanings(): MeaningSource[] {
    const byName = new Map<string, AdminUnit[]>();
    for (const unit of this.places.units) {
      for (const name of [unit.name, unit.fullName]) byName.set(name, [...(byName.get(name) ?? []), unit]);
    }
    return [...byName].map(([name, units]) => {
      const short = PLACE_ABBREVIATIONS.filter(([, long]) => withoutMarks(long) === withoutMarks(name)).map(([s]) => s);
      return { phrases: [name, ...short], facets: units.flatMap((unit) => this.facetsOf(unit)) };
    });
  }
}

/** 5451 says OM5451 as well; two digits alone say nothing. */
function numberOf(code: string): string[] {
  const digits = /^[A-Z]+(\d{3,})$/.exec(code)?.[1];
  return digits ? [digits] : [];
}
