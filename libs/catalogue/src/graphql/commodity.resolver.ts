import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Versioned } from '@domain/catalogue/catalogue';
import type { CertificateScheme, Commodity, Names, QualityAttribute, Variety } from '@domain/catalogue/commodity';
import { seasonDays, type Season, type SeasonWindow } from '@domain/catalogue/season';
import type { Sector } from '@domain/catalogue/sector';
import type { InputUnit } from '@domain/catalogue/unit';
import type { YieldBound } from '@domain/catalogue/yield';
import { message, type Locale } from '@i18n/message';
import { badUserInput } from '@platform/database/paging';
import type { RequestContext } from '@platform/graphql/request-context';
import { CatalogueReader, nameIn } from '../public';

interface Named {
  readonly names: Names;
}
const unitNames = (units: readonly InputUnit[], locale: Locale) =>
  units.map((unit) => ({ unit, name: message(`units.${unit}`, {}, locale) }));

@Resolver('BilingualName')
export class BilingualNameResolver {
  @ResolveField('local')
  local(@Parent() names: Names, @Context() { locale }: RequestContext): string {
    return nameIn(names, locale);
  }
}

@Resolver('Commodity')
export class CommodityResolver {
  constructor(private readonly reader: CatalogueReader) {}

  @Query('commodities')
  async commodities(@Args('sector') sector?: Sector | null): Promise<readonly Versioned<Commodity>[]> {
    return (await this.reader.catalogue()).commodities(sector);
  }

  @Query('commodity')
  async commodity(@Args('code') code: string): Promise<Versioned<Commodity> | null> {
    return (await this.reader.catalogue()).commodity(code);
  }

  @Query('yieldBound')
  async yieldBound(
    @Args('commodity') commodity: string,
    @Args('season') season?: string | null,
  ): Promise<YieldBound | null> {
    return (await this.reader.catalogue()).yieldBound(commodity, season ?? null);
  }

  @ResolveField('name')
  name(@Parent() { names }: Named, @Context() { locale }: RequestContext): string {
    return nameIn(names, locale);
  }

  @ResolveField('units')
  units(@Parent() { units }: Commodity, @Context() { locale }: RequestContext) {
    return unitNames(units, locale);
  }

  @ResolveField('priceUnits')
  priceUnits(@Parent() { priceUnits }: Commodity, @Context() { locale }: RequestContext) {
    return unitNames(priceUnits, locale);
  }

  @ResolveField('quality')
  async quality(@Parent() { quality }: Commodity): Promise<Versioned<QualityAttribute>[]> {
    const catalogue = await this.reader.catalogue();
    return quality.map((code) => catalogue.qualityAttribute(code)).filter((attribute) => attribute !== null);
  }

  @ResolveField('varieties')
  async varieties(@Parent() { code }: Commodity): Promise<readonly Versioned<Variety>[]> {
    return (await this.reader.catalogue()).varietiesOf(code);
  }

  @ResolveField('seasons')
  async seasons(@Parent() { code }: Commodity): Promise<readonly Versioned<Season>[]> {
    return (await this.reader.catalogue()).seasons(code);
  }
}

@Resolver('Variety')
export class VarietyResolver {
  @ResolveField('name')
  name(@Parent() { names }: Named, @Context() { locale }: RequestContext): string {
    return nameIn(names, locale);
  }

  @ResolveField('daysFrom')
  daysFrom(@Parent() { days }: Variety): number | null {
    return days?.from ?? null;
  }

  @ResolveField('daysTo')
  daysTo(@Parent() { days }: Variety): number | null {
    return days?.to ?? null;
  }
}

@Resolver('QualityAttribute')
export class QualityAttributeResolver {
  @ResolveField('name')
  name(@Parent() { names }: Named, @Context() { locale }: RequestContext): string {
    return nameIn(names, locale);
  }

  @ResolveField('least')
  least(@Parent() { range }: QualityAttribute): string | null {
    return range?.least ?? null;
  }

  @ResolveField('most')
  most(@Parent() { range }: QualityAttribute): string | null {
    return range?.most ?? null;
  }
}

@Resolver('Season')
export class SeasonResolver {
  constructor(private readonly reader: CatalogueReader) {}

  @Query('seasons')
  async seasons(@Args('commodity') commodity?: string | null): Promise<readonly Versioned<Season>[]> {
    return (await this.reader.catalogue()).seasons(commodity);
  }

  @ResolveField('name')
  name(@Parent() { names }: Named, @Context() { locale }: RequestContext): string {
    return nameIn(names, locale);
  }
}

@Resolver('SeasonWindow')
export class SeasonWindowResolver {
  @ResolveField('days')
  days(@Parent() window: SeasonWindow, @Args('year') year: number) {
    if (year < 2000) throw badUserInput('year', 'too-small', { smallest: 2000 });
    if (year > 2199) throw badUserInput('year', 'too-large', { largest: 2199 });
    return seasonDays(window, year);
  }
}

@Resolver('CertificateSchemeEntry')
export class CertificateSchemeResolver {
  constructor(private readonly reader: CatalogueReader) {}

  @Query('certificateSchemes')
  async certificateSchemes(@Args('sector') sector?: Sector | null): Promise<readonly Versioned<CertificateScheme>[]> {
    return (await this.reader.catalogue()).certificateSchemes(sector);
  }

  @ResolveField('name')
  name(@Parent() { names }: Named, @Context() { locale }: RequestContext): string {
    return nameIn(names, locale);
  }
}
