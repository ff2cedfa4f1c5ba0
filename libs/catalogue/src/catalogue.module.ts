import { Module } from '@nestjs/common';
import { StoredCatalogue } from './data/catalogue.reader';
import {
  BilingualNameResolver,
  CertificateSchemeResolver,
  CommodityResolver,
  QualityAttributeResolver,
  SeasonResolver,
  SeasonWindowResolver,
  VarietyResolver,
} from './graphql/commodity.resolver';
import { AmbiguousUnitResolver, ConvertResolver } from './graphql/convert.resolver';
import { LegalEvaluationResolver, LegalInstrumentResolver, LegalRegimeResolver } from './graphql/legal-regime.resolver';
import { CatalogueReader } from './public';
import { Convert } from './queries/convert';

const resolvers = [
  BilingualNameResolver,
  CommodityResolver,
  VarietyResolver,
  QualityAttributeResolver,
  SeasonResolver,
  SeasonWindowResolver,
  CertificateSchemeResolver,
  ConvertResolver,
  AmbiguousUnitResolver,
  LegalRegimeResolver,
  LegalEvaluationResolver,
  LegalInstrumentResolver,
];

@Module({
  providers: [Convert, ...resolvers, { provide: CatalogueReader, useClass: StoredCatalogue }],
  exports: [CatalogueReader],
})
export class CatalogueModule {}
