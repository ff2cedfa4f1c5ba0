import { Module } from '@nestjs/common';
import { StoredPlaces } from './data/places.reader';
import { AdminUnitNameResolver, AdminUnitResolver, PlaceCandidateResolver } from './graphql/admin-unit.resolver';
import { MapsController } from './graphql/maps.controller';
import { PlaceNames, PlacesReader } from './public';
import { ListAdminUnits } from './queries/list-admin-units';
import { MessagePlaceNames } from './queries/place-names';

@Module({
  controllers: [MapsController],
  providers: [
    ListAdminUnits,
    AdminUnitResolver,
    AdminUnitNameResolver,
    PlaceCandidateResolver,
    { provide: PlacesReader, useClass: StoredPlaces },
    { provide: PlaceNames, useClass: MessagePlaceNames },
  ],
  exports: [PlacesReader, PlaceNames],
})
export class PlacesModule {}
