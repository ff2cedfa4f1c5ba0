import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { dayInVietnam, type CalendarDate } from '@domain/kernel/calendar-date';
import { eraOf, formOn, type AdminUnit } from '@domain/places/admin-unit';
import type { PlaceCandidate, ResolvedPlace } from '@domain/places/resolve-place';
import { SystemClock } from '@platform/clock';
import { badUserInput, pageOfAll, type Connection, type PageRequest } from '@platform/database/paging';
import type { RequestContext } from '@platform/graphql/request-context';
import { PlaceNames, PlacesReader } from '../public';
import { ListAdminUnits, type AdminUnitFilter } from '../queries/list-admin-units';

const LONGEST_TEXT = 300;

@Resolver('AdminUnit')
export class AdminUnitResolver {
  constructor(
    private readonly places: PlacesReader,
    private readonly names: PlaceNames,
    private readonly list: ListAdminUnits,
    private readonly clock: SystemClock,
  ) {}

  @Query('adminUnit')
  adminUnit(@Args('id') id: string): Promise<AdminUnit | null> {
    return this.places.byId(id);
  }

  @Query('adminUnits')
  async adminUnits(@Args() args: PageRequest & { filter?: AdminUnitFilter | null }): Promise<Connection<AdminUnit>> {
    return pageOfAll(await this.list.run(args.filter ?? {}, this.today()), args, ({ id }) => id);
  }

  @Query('formerDistricts')
  async formerDistricts(@Args() args: PageRequest): Promise<Connection<AdminUnit>> {
    const all = await this.list.run({ level: 'DISTRICT', anyTime: true }, this.today());
    return pageOfAll(all, args, ({ id }) => id);
  }

  @Query('resolvePlace')
  async resolvePlace(@Args('text') text: string, @Args('on') on?: CalendarDate | null): Promise<ResolvedPlace> {
    if (text.length > LONGEST_TEXT) throw badUserInput('text', 'too-long', { largest: LONGEST_TEXT });
    const found = await this.places.resolve(text, on ?? this.today());
    return { ...found, candidates: found.candidates.slice(0, 20) };
  }

  @ResolveField('displayName')
  displayName(@Parent() unit: AdminUnit, @Context() { locale }: RequestContext): string {
    return this.names.nameOf(unit, locale);
  }

  @ResolveField('label')
  label(@Parent() unit: AdminUnit, @Context() { locale }: RequestContext): string {
    return this.names.labelOf(unit, locale);
  }

  @ResolveField('nameVi')
  nameVi(@Parent() unit: AdminUnit): string {
    return this.names.nameOf(unit, 'vi');
  }

  @ResolveField('nameEn')
  nameEn(@Parent() unit: AdminUnit): string {
    return this.names.nameOf(unit, 'en');
  }

  @ResolveField('fullNameOn')
  fullNameOn(@Parent() unit: AdminUnit, @Args('day') day: CalendarDate): string {
    return formOn(unit, day).fullName;
  }

  @ResolveField('era')
  era(@Parent() unit: AdminUnit): 'TODAY' | 'FORMER' {
    return eraOf(unit);
  }

  @ResolveField('point')
  async point(@Parent() unit: AdminUnit): Promise<AdminUnit['point']> {
    return (await this.places.directory()).pointOf(unit);
  }

  @ResolveField('parent')
  async parent(@Parent() unit: AdminUnit): Promise<AdminUnit | null> {
    return unit.parentId === null ? null : this.places.byId(unit.parentId);
  }

  @ResolveField('today')
  async standingToday(@Parent() unit: AdminUnit): Promise<readonly AdminUnit[]> {
    return (await this.places.directory()).today(unit);
  }

  @ResolveField('predecessors')
  async predecessors(@Parent() unit: AdminUnit): Promise<readonly AdminUnit[]> {
    return (await this.places.directory()).predecessorsOf(unit.id);
  }

  private today(): CalendarDate {
    return dayInVietnam(this.clock.now());
  }
}

/** Names of units in a list, without relations, so that no query can walk in circles. */
@Resolver('AdminUnitName')
export class AdminUnitNameResolver {
  constructor(private readonly names: PlaceNames) {}

  @ResolveField('displayName')
  displayName(@Parent() unit: AdminUnit, @Context() { locale }: RequestContext): string {
    return this.names.nameOf(unit, locale);
  }

  @ResolveField('label')
  label(@Parent() unit: AdminUnit, @Context() { locale }: RequestContext): string {
    return this.names.labelOf(unit, locale);
  }
}

@Resolver('PlaceCandidate')
export class PlaceCandidateResolver {
  constructor(private readonly names: PlaceNames) {}

  @ResolveField('label')
  label(@Parent() { unit }: PlaceCandidate, @Context() { locale }: RequestContext): string {
    return this.names.labelOf(unit, locale);
  }
}
