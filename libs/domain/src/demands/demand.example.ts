import { calendarDate, startOfDayInVietnam } from '../kernel/calendar-date';
import { Decimal } from '../kernel/decimal';
import type { DemandId, OrganisationId } from '../kernel/id';
import { Quantity } from '../kernel/quantity';
import type { Demand, DemandTerms } from './demand';
import type { DemandState } from './demand.transitions';

/** The demand that the specs of this folder talk about: 300 t of fresh OM18 in two deliveries. */
export const NOW = startOfDayInVietnam(calendarDate('2026-03-01'));

export const demandTerms: DemandTerms = {
  commodity: 'LUA',
  varieties: ['OM18'],
  form: 'FRESH',
  tranches: [
    {
      quantity: Quantity.tonnes(200),
      window: { from: calendarDate('2026-03-20'), to: calendarDate('2026-03-31') },
    },
    {
      quantity: Quantity.tonnes(100),
      window: { from: calendarDate('2026-04-10'), to: calendarDate('2026-04-30') },
    },
  ],
  quality: [],
  certificateSchemes: [],
  place: { unitId: 'vn-91-2025', point: null },
  distanceLimitKm: 60,
  price: { mechanism: 'FIXED', base: new Decimal(5800) },
  brings: [{ kind: 'PICK_UP', note: null }],
  answers: 'SEALED',
  deadlineAt: startOfDayInVietnam(calendarDate('2026-03-10')),
  minimumAnswer: Quantity.tonnes(20),
  note: null,
};

export const demandOf = (state: DemandState = 'DRAFT', change: Partial<DemandTerms> = {}): Demand => ({
  id: 'dem_1' as DemandId,
  organisationId: 'org_buyer' as OrganisationId,
  version: 1,
  state,
  terms: { ...demandTerms, ...change },
});
