import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import { withoutMarks } from '@domain/kernel/text';
import { existedOn, type AdminLevel, type AdminUnit } from '@domain/places/admin-unit';
import type { PlaceDirectory } from '@domain/places/place-directory';
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

interface Listed {
  readonly unit: AdminUnit;
  /** Full name in lower case without marks. */
  readonly bareName: string;
}

/** Units by level, then by name in Vietnamese order; sorted once, since the list never changes while we run. */
@Injectable()
export class ListAdminUnits {
  private sorted: { readonly of: PlaceDirectory; readonly list: readonly Listed[] } | null = null;

  constructor(private readonly places: PlacesReader) {}

  async run(filter: AdminUnitFilter, today: CalendarDate): Promise<AdminUnit[]> {
    const directory = await this.places.directory();
    const day = filter.on ?? today;
    const name = withoutMarks((filter.name ?? '').slice(0, LONGEST_NAME));
    return this.inOrder(directory)
      .filter(
        ({ unit, bareName }) =>
          (filter.anyTime === true || existedOn(unit, day)) &&
          (filter.level == null || unit.level === filter.level) &&
          (filter.parentId == null || unit.parentId === filter.parentId) &&
          (filter.withinId == null || directory.descends(unit.id, filter.withinId)) &&
          (filter.island == null || unit.island === filter.island) &&
          bareName.includes(name),
      )
      .map(({ unit }) => unit);
  }

  private inOrder(directory: PlaceDirectory): readonly Listed[] {
    if (this.sorted?.of !== directory) {
      const order = new Intl.Collator('vi');
      const list = directory.units
        .map((unit) => ({ unit, bareName: withoutMarks(unit.fullName) }))
        .sort(
          ({ unit: a }, { unit: b }) =>
            LEVEL[a.level] - LEVEL[b.level] || order.compare(a.name, b.name) || (a.id < b.id ? -1 : 1),
        );
      this.sorted = { of: directory, list };
    }
    return this.sorted.list;
  }
}

const LEVEL = { PROVINCE: 0, DISTRICT: 1, COMMUNE: 2 };
