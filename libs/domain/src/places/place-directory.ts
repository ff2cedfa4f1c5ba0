import type { CalendarDate } from '../kernel/calendar-date';
import { withoutMarks } from '../kernel/text';
import { existedOn, type AdminLevel, type AdminUnit, type Succession } from './admin-unit';

/** All administrative units of both editions and what became of them, for looking up. Never changes once made. */
export class PlaceDirectory {
  private readonly unitsById: ReadonlyMap<string, AdminUnit>;
  private readonly unitsByBareName: ReadonlyMap<string, AdminUnit[]>;
  private readonly unitsByCode: ReadonlyMap<string, AdminUnit[]>;
  private readonly children: ReadonlyMap<string, AdminUnit[]>;
  private readonly successors: ReadonlyMap<string, Succession[]>;
  private readonly predecessors: ReadonlyMap<string, Succession[]>;

  constructor(
    readonly units: readonly AdminUnit[],
    readonly successions: readonly Succession[],
  ) {
    this.unitsById = new Map(units.map((unit) => [unit.id, unit]));
    this.unitsByBareName = groupBy(units, ({ name }) => withoutMarks(name));
    this.unitsByCode = groupBy(units, ({ code }) => code);
    this.children = groupBy(units, ({ parentId }) => parentId ?? '');
    this.successors = groupBy(successions, ({ fromId }) => fromId);
    this.predecessors = groupBy(successions, ({ toId }) => toId);
  }

  byId(id: string): AdminUnit | null {
    return this.unitsById.get(id) ?? null;
  }

  /** The unit that a GSO code meant on a day; a code without a day means nothing. */
  byCode(code: string, day: CalendarDate): AdminUnit | null {
    return this.unitsByCode.get(code)?.find((unit) => existedOn(unit, day)) ?? null;
  }

  /** All units of both editions whose name has these letters, given in lower case and without marks. */
  byBareName(bareName: string): readonly AdminUnit[] {
    return this.unitsByBareName.get(bareName) ?? [];
  }

  childrenOf(id: string): readonly AdminUnit[] {
    return this.children.get(id) ?? [];
  }

  /** From its parent up to the province. */
  ancestorsOf(unit: AdminUnit): readonly AdminUnit[] {
    const parent = unit.parentId === null ? null : this.byId(unit.parentId);
    return parent ? [parent, ...this.ancestorsOf(parent)] : [];
  }

  /** Is `id` the unit `ancestorId`, or inside it in the same edition? */
  descends(id: string, ancestorId: string): boolean {
    const unit = this.byId(id);
    return unit !== null && [unit, ...this.ancestorsOf(unit)].some((each) => each.id === ancestorId);
  }

  /** What went into this unit in 2025, e.g. the old communes and the old districts of a commune of today. */
  predecessorsOf(id: string, level?: AdminLevel): readonly AdminUnit[] {
    return this.unitsOf(
      (this.predecessors.get(id) ?? []).map(({ fromId }) => fromId),
      level,
    );
  }

  /**
   * The units of today in which an old unit lies, itself when it stands. An old commune of Kiên Giang gives exactly one.
   * Where only the district's successors are known, as in old An Giang, an old commune gives all of those: ask further.
   */
  today(unit: AdminUnit): readonly AdminUnit[] {
    if (unit.validTo === null) return [unit];
    const own = this.unitsOf((this.successors.get(unit.id) ?? []).map(({ toId }) => toId));
    if (own.length > 0 || unit.parentId === null) return own;
    const parent = this.byId(unit.parentId);
    return parent ? this.today(parent) : [];
  }

  /** Districts of the old edition: no legal level any more, and still how people say where they live. */
  formerDistricts(provinceId?: string): readonly AdminUnit[] {
    return this.units.filter(
      (unit) => unit.level === 'DISTRICT' && (provinceId === undefined || unit.parentId === provinceId),
    );
  }

  /** A point for the unit: its own, or that of the one unit of today it lies in. */
  pointOf(unit: AdminUnit): AdminUnit['point'] {
    if (unit.point) return unit.point;
    const [only, ...others] = this.today(unit);
    return only && others.length === 0 ? only.point : null;
  }

  private unitsOf(ids: readonly string[], level?: AdminLevel): AdminUnit[] {
    return ids
      .map((id) => this.byId(id))
      .filter((unit): unit is AdminUnit => unit !== null && (level === undefined || unit.level === level));
  }
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
