import { Controller, Get, Header, NotFoundException, Param } from '@nestjs/common';
import { placesFile } from '../data/places-data';

const MAPS = ['communes.geojson', 'provinces.geojson'];

/** Outlines for drawing maps; simplified, never for legal boundaries. Each feature's id is that of its unit. */
@Controller('maps')
export class MapsController {
  private readonly texts = new Map<string, string>();

  @Get(':name')
  @Header('Content-Type', 'application/geo+json; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=86400')
  map(@Param('name') name: string): string {
    if (!MAPS.includes(name)) throw new NotFoundException();
    const text = this.texts.get(name) ?? placesFile(name);
    this.texts.set(name, text);
    return text;
  }
}
