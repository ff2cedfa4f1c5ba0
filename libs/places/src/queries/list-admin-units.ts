import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import { withoutMarks } from '@domain/kernel/text';
import { existedOn, type AdminLevel, type AdminUnit } from '@domain/places/admin-unit';
import { PlacesReader } from '../public';

export interface AdminUnitFilter {
  readonly level?: AdminLevel | null;
  readonly parentId?: string | null;
  readonly withinId?: string | null;
  readonly on?: CalendarDate | null;
  readonly anyTime?: boolean | null;
  readonly name?: string | null;
  readonly island?: boolean | null;
}

const LONGEST_NAME = 100;

/** Units by level, then by name in Vietnamese order. */
@Injectable()
export class ListAdminUnits {
  private readonly order = new Intl.Collator('vi');

  constructor(private readonly places: PlacesReader) {}

  async run(filter: AdminUnitFilter, today: CalendarDate): Promise<AdminUnit[]> {
    const directory = await this.places.directory();
    const day = filter.on ?? today;
    const name = withoutMarks((filter.name ?? '').slice(0, LONGEST_NAME));
    return directory.units
      .filter(
        (unit) =>
          (filter.anyTime === true || existedOn(unit, day)) &&
          (filter.level == null || unit.level === filter.level) &&
          (filter.parentId == null || unit.parentId === filter.parentId) &&
          (filter.withinId == null || directory.descends(unit.id, filter.withinId)) &&
          (filter.island == null || unit.island === filter.island) &&
          withoutMarks(unit.fullName).includes(name),
      )
      .sort((a, b) => LEVEL[a.level] - LEVEL[b.level] || this.order.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  }
}

const LEVEL = { PROVINCE: 0, DISTRICT: 1, COMMUNE: 2 };
