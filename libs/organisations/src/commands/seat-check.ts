import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import { invalidInput, issue, type InvalidInput } from '@domain/kernel/refusals';
import type { OrganisationFacts } from '@domain/organisations/organisation';
import { existedOn } from '@domain/places/admin-unit';
import { PlacesReader } from '@places/public';

/** The seat of an organisation is a commune or ward that stands today; old ones are found by their succession first. */
@Injectable()
export class SeatCheck {
  constructor(private readonly places: PlacesReader) {}

  async faultOf({ adminUnitId }: OrganisationFacts, today: CalendarDate): Promise<InvalidInput | null> {
    if (!adminUnitId) return null;
    const unit = await this.places.byId(adminUnitId);
    if (!unit) return invalidInput(issue('adminUnitId', 'unknown-value'));
    const stands = unit.level === 'COMMUNE' && existedOn(unit, today);
    return stands ? null : invalidInput(issue('adminUnitId', 'not-a-commune-today'));
  }
}
