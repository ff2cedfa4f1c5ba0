import { Catalogue } from '@domain/catalogue/catalogue';
import type { Commodity } from '@domain/catalogue/commodity';
import type { RuleFacts } from '@domain/appraisal/rules/rule';
import { editTerms, type TermEdit } from '@domain/contracts/terms/edit-terms';
import { readTerms, type TermValue } from '@domain/contracts/terms/read-terms';
import type { Terms } from '@domain/contracts/terms/terms';
import { calendarDate } from '@domain/kernel/calendar-date';

const SOUND = {
  kind: 'LINKAGE',
  start: '2026-06-01',
  end: '2026-09-30',
  seasons: ['HE_THU-2026'],
  linkage: { production: true },
  seller: {
    name: 'HTX nông nghiệp Thạnh Lộc',
    kind: 'COOPERATIVE',
    taxCode: '1701234512',
    registrationNo: '56-07-000123',
    address: 'Ấp Thạnh Hưng, Giồng Riềng',
    signerBasis: 'LEGAL_REP',
    bankAccount: '7710205001234',
  },
  buyer: {
    name: 'Công ty TNHH Lương thực Long Xuyên',
    kind: 'ENTERPRISE',
    taxCode: '1701234537',
    registrationNo: '1701234537',
    address: '12 Trần Hưng Đạo, Long Xuyên',
    signerBasis: 'LEGAL_REP',
    bankAccount: '0151000123456',
  },
  lines: [
    {
      commodity: 'LUA',
      variety: 'OM5451',
      form: 'FRESH',
      season: 'HE_THU-2026',
      quantityMode: 'FIXED',
      quantity: '80',
      unit: 'TONNE',
      tolerancePct: '5',
      harvest: { from: '2026-08-01', to: '2026-08-20' },
    },
  ],
  delivery: {
    place: 'Cầu Giồng Riềng',
    schedule: [{ from: '2026-08-01', to: '2026-08-20', quantity: '80000' }],
    pickupMaxHours: 24,
    noShow: 'RELEASE_AND_COMPENSATE',
  },
  payment: { method: 'BANK_TRANSFER', finalDueDays: 7, lateRatePa: '10' },
  price: { mechanism: 'FIXED', base: '5600', unit: 'VND_PER_KG' },
  remedies: { sellerPenaltyPct: '8', buyerPenaltyPct: '8', base: 'BREACHED_PART', withDamages: true },
  dispute: { negotiateDays: 15, forum: 'COURT', fastTrackHours: 24 },
  term: { renewal: 'BY_WRITING', noticeDaysSeller: 30, noticeDaysBuyer: 30 },
  amendmentForm: 'WRITTEN',
};

/** Terms in which no rule of the checklist finds fault: 80 t of fresh OM 5451; and the same with some fields changed. */
export function soundTerms(changes: Readonly<Record<string, TermValue>> = {}): Terms {
  const sound = readTerms(SOUND);
  if (!sound.ok) throw new Error(JSON.stringify(sound.issues));
  return edited(
    sound.value,
    Object.entries(changes).map(([path, value]) => ({ path, value })),
  );
}

/** The terms after edits that must be possible. */
export function edited(terms: Terms, edits: readonly TermEdit[]): Terms {
  const reading = editTerms(terms, edits);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}

const names = { vi: 'x', en: 'x' };
const commodity = (code: string, pickupDelayHours: number, forms: Commodity['forms']): Commodity => ({
  code,
  names,
  scientificName: null,
  sector: 'RICE',
  sectors: ['RICE'],
  baseUnit: 'KG',
  units: ['KG'],
  priceUnits: ['KG'],
  forms,
  quality: [],
  pickupDelayHours,
  synonyms: [],
});
const current = <T>(entry: T) => ({ ...entry, version: 1, retired: false });

/** Paddy with a variety (24 hours to pick-up), black tiger shrimp (6 hours, one form), coconut (10 days). */
export const SMALL_CATALOGUE = new Catalogue({
  commodities: [
    current(commodity('LUA', 24, ['FRESH', 'DRY'])),
    current(commodity('TOM_SU', 6, ['LIVE'])),
    current(commodity('DUA', 240, ['HARVESTED'])),
  ],
  varieties: [
    current({ code: 'OM5451', commodity: 'LUA', names, kind: null, days: null, contractOnly: false, synonyms: [] }),
  ],
  qualityAttributes: [],
  seasons: [],
  yieldBounds: [],
  certificateSchemes: [],
  synonyms: [],
});

/** Both parties verified, their tax codes as in the terms. */
export const SOUND_FACTS: RuleFacts = {
  today: calendarDate('2026-06-01'),
  catalogue: SMALL_CATALOGUE,
  seller: { verified: true, taxCode: '1701234512' },
  buyer: { verified: true, taxCode: '1701234537' },
};
