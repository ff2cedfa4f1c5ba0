/** Degrees, WGS 84. */
export interface GeoPoint {
  readonly lat: number;
  readonly lon: number;
}

const EARTH_RADIUS_M = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * Great-circle distance (khoảng cách theo đường chim bay) in whole metres, by the haversine on a sphere of 6,371 km.
 * Roads and canals in the Delta are some 1.3 to 1.5 times as long, and across the sea it says nothing.
 */
export function distanceMetres(a: GeoPoint, b: GeoPoint): number {
  const half = (degrees: number): number => Math.sin(radians(degrees) / 2) ** 2;
  const h = half(b.lat - a.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(b.lon - a.lon);
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(Math.min(1, h))));
}
