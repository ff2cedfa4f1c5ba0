import type { CalendarDate } from '../../kernel/calendar-date';
import type { DateRange } from '../../kernel/date-range';
import type { BaseUnit } from '../../kernel/quantity';
import { readTerms, type Reading } from './read-terms';
import type { Terms } from './terms';

/** What is known of a party when terms are drawn up. */
export interface PartyFacts {
  readonly name: string;
  readonly kind: string;
  readonly taxCode: string | null;
  readonly registrationNo: string | null;
  readonly address: string | null;
  readonly adminUnitId: string | null;
  readonly signerName: string | null;
  readonly signerPosition: string | null;
  readonly bankAccount: string | null;
  readonly bankName: string | null;
}

export interface StartingFacts {
  readonly seller: PartyFacts;
  readonly buyer: PartyFacts;
  readonly commodity: string;
  readonly variety: string | null;
  readonly form: string | null;
  readonly season: string | null;
  /** In base units, decimal text. */
  readonly quantity: string;
  readonly baseUnit: BaseUnit;
  readonly harvest: DateRange;
  readonly certificates: readonly string[];
  readonly quality: readonly { param: string; unit: string | null; standard: string | null; method: string | null }[];
  /** The price group as far as it is known, amounts in đồng per base unit as decimal text. */
  readonly price: object;
  /** Tranches that were asked for, in base units; empty where nobody said. */
  readonly schedule: readonly { readonly from: CalendarDate; readonly to: CalendarDate; readonly quantity: string }[];
  readonly place: string | null;
  readonly placeAdminUnitId: string | null;
  readonly today: CalendarDate;
}

/**
 * Terms to begin with, drawn from an offer or a demand and the register. What only the parties can say (pick-up,
 * payment, deposit, disputes …) stays open: the self-check names it while they negotiate.
 */
export function startingTerms(facts: StartingFacts): Reading<Terms> {
  const party = ({ ...known }: PartyFacts): object => ({
    ...known,
    signerBasis: known.signerName ? 'LEGAL_REP' : null,
  });
  return readTerms({
    kind: 'LINKAGE',
    start: facts.today,
    end: facts.harvest.to,
    seasons: facts.season ? [facts.season] : [],
    templateVersion: 'lienket-1',
    linkage: { inputs: false, production: true, processing: false },
    seller: party(facts.seller),
    buyer: party(facts.buyer),
    lines: [
      {
        commodity: facts.commodity,
        variety: facts.variety,
        form: facts.form,
        season: facts.season,
        quantityMode: 'FIXED',
        quantity: facts.quantity,
        unit: facts.baseUnit,
        harvest: facts.harvest,
        certificatesRequired: facts.certificates,
        quality: facts.quality,
      },
    ],
    delivery: { place: facts.place, adminUnitId: facts.placeAdminUnitId, schedule: facts.schedule },
    price: { ...facts.price, unit: facts.baseUnit === 'KG' ? 'VND_PER_KG' : 'VND_PER_PIECE' },
    amendmentForm: 'ELECTRONIC',
  });
}
