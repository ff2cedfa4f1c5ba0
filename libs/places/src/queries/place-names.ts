import { Injectable } from '@nestjs/common';
import { eraOf, type AdminUnit } from '@domain/places/admin-unit';
import { message, type Locale } from '@i18n/message';
import { PlaceNames } from '../public';

@Injectable()
export class MessagePlaceNames extends PlaceNames {
  nameOf({ type, name }: AdminUnit, locale: Locale): string {
    return message(`places.type.${type}`, { name }, locale);
  }

  labelOf(unit: AdminUnit, locale: Locale): string {
    return message(`places.label.${eraOf(unit)}`, { name: this.nameOf(unit, locale) }, locale);
  }
}
