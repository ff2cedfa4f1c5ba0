import { toHectares, toSquareMetres, type AreaUnit } from '../catalogue/area';
import { parseCropSeason } from '../catalogue/season';
import type { InputUnit, UnitAnswers } from '../catalogue/unit';
import { isOrdered, type DateRange } from '../kernel/date-range';
import { Decimal } from '../kernel/decimal';
import { refused, type Outcome } from '../kernel/decision';
import type { CertificateId, FileId } from '../kernel/id';
import { parseId } from '../kernel/id';
import { invalidInput, issue } from '../kernel/refusals';
import type { OfferTerms, TradePlace } from './offer';
import {
  codeOf,
  Reading,
  type GoodsFacts,
  type MeasureForm,
  type PriceForm,
  type QualityForm,
  type ReadingRefusal,
} from './reading';
import { sellableVolume, type OfferedVolume } from './volume';

/** The terms of an offer as a form sends them. Exactly one of the two volumes. */
export interface OfferTermsForm {
  readonly commodity: string;
  readonly variety?: string | null;
  readonly form: string;
  readonly season?: string | null;
  readonly volume: {
    readonly fixed?: MeasureForm | null;
    readonly expected?: ExpectedVolumeForm | null;
  };
  readonly harvest: DateRange;
  readonly quality?: readonly QualityForm[] | null;
  readonly certificateIds?: readonly string[] | null;
  readonly placeId: string;
  readonly point?: TradePlace['point'];
  readonly price: PriceForm;
  readonly minimumLot?: MeasureForm | null;
  readonly photoIds?: readonly string[] | null;
  readonly note?: string | null;
}

/** An area, and the yield per hectare from low to high, in a unit of the commodity. */
export interface ExpectedVolumeForm extends UnitAnswers {
  readonly area: Decimal;
  readonly areaUnit: AreaUnit;
  /** Square metres of a công, when the area is said in công. */
  readonly congM2?: number | null;
  readonly yieldLow: Decimal;
  readonly yieldHigh: Decimal;
  /** Unit of the yields, per hectare. */
  readonly yieldUnit: InputUnit;
}

const MOST_CERTIFICATES = 20;
const MOST_PHOTOS = 12;
const PLACES = 4;

/** Reads the form. Refuses with every fault at once, or with the question that a unit leaves open. */
export function readOfferTerms(form: OfferTermsForm, facts: GoodsFacts): Outcome<OfferTerms, ReadingRefusal> {
  const { commodity } = facts;
  if (!commodity) return refused(invalidInput(issue('commodity', 'unknown-value')));
  const reading = new Reading(commodity);
  const physicalForm = reading.form('form', form.form);
  const volume = readVolume(reading, form.volume);
  const price = reading.price(form.price);
  const minimumLot = form.minimumLot ? reading.measure('minimumLot', form.minimumLot) : null;
  if (!isOrdered(form.harvest)) reading.fault('harvest', 'dates-out-of-order');
  if (volume && sellableVolume(volume).isZero()) reading.fault('volume', 'too-small', { smallest: '0.001' });
  if (volume && minimumLot?.isMoreThan(sellableVolume(volume))) reading.fault('minimumLot', 'more-than-offered');
  const rest = {
    variety: readVariety(reading, form.variety, facts),
    season: readSeason(reading, form.season, facts),
    quality: reading.quality(form.quality ?? [], facts.attributes),
    certificateIds: readIds(
      reading,
      'certificateIds',
      'certificate',
      form.certificateIds,
      MOST_CERTIFICATES,
    ) as CertificateId[],
    place: reading.place(form.placeId, facts.placeKnown, form.point),
    photoIds: readIds(reading, 'photoIds', 'file', form.photoIds, MOST_PHOTOS) as FileId[],
    note: reading.note('note', form.note),
  };
  const complete = physicalForm && volume && price;
  return reading.close(
    complete && {
      commodity: commodity.code,
      form: physicalForm,
      volume,
      harvest: { from: form.harvest.from, to: form.harvest.to },
      price,
      minimumLot,
      ...rest,
    },
  );
}

function readVolume(reading: Reading, { fixed, expected }: OfferTermsForm['volume']): OfferedVolume | null {
  if (!fixed === !expected) return reading.fault('volume', 'one-of-two');
  if (fixed) {
    const quantity = reading.measure('volume.fixed', fixed);
    return quantity && { kind: 'FIXED', quantity };
  }
  return expected ? readExpected(reading, expected) : null;
}

function readExpected(reading: Reading, form: ExpectedVolumeForm): OfferedVolume | null {
  const path = 'volume.expected';
  const area = toSquareMetres(form.area, form.areaUnit, form.congM2 ?? null);
  if (!area.ok) {
    if (area.refusal.code === 'ambiguous-unit') return reading.ask(area.refusal);
    for (const { code, facts } of area.refusal.issues) reading.fault(`${path}.area`, code, facts);
    return null;
  }
  const unit = form.yieldUnit;
  const low = reading.measure(`${path}.yieldLow`, { ...form, amount: form.yieldLow, unit });
  const high = reading.measure(`${path}.yieldHigh`, { ...form, amount: form.yieldHigh, unit });
  if (!low || !high) return null;
  if (low.isMoreThan(high)) return reading.fault(`${path}.yieldHigh`, 'below-least');
  return {
    kind: 'EXPECTED',
    areaHa: toHectares(area.value).toDecimalPlaces(PLACES, Decimal.ROUND_DOWN),
    yieldLow: low.toDecimal(),
    yieldHigh: high.toDecimal(),
    unit: low.unit,
  };
}

function readVariety(reading: Reading, text: string | null | undefined, { varieties }: GoodsFacts): string | null {
  const code = codeOf(text);
  return code === null || varieties.has(code) ? code : reading.fault('variety', 'unknown-value');
}

function readSeason(reading: Reading, text: string | null | undefined, { seasons }: GoodsFacts): string | null {
  const code = codeOf(text);
  if (code === null) return null;
  const season = parseCropSeason(code);
  return season && seasons.has(season.season) ? code : reading.fault('season', 'unknown-value');
}

function readIds(
  reading: Reading,
  path: string,
  kind: 'certificate' | 'file',
  texts: readonly string[] | null | undefined,
  most: number,
): string[] {
  const ids = reading.list(path, texts, most);
  for (const [index, id] of ids.entries()) if (!parseId(kind, id)) reading.fault(`${path}[${index}]`, 'bad-id');
  return ids;
}
