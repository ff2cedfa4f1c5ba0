import fc from 'fast-check';
import { distanceMetres } from './distance';

const point = fc.record({
  lat: fc.double({ min: 8, max: 11, noNaN: true }),
  lon: fc.double({ min: 103, max: 106, noNaN: true }),
});

describe('distance', () => {
  it('from Rạch Giá to Long Xuyên is some 56 km', () => {
    expect(distanceMetres({ lat: 9.97626, lon: 105.10942 }, { lat: 10.36655, lon: 105.42903 })).toBe(55_741);
    expect(distanceMetres({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBe(20_015_087);
  });

  it('is whole metres, the same both ways, nothing to itself, and never shorter by a detour', () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(Number.isInteger(distanceMetres(a, b))).toBe(true);
        expect(distanceMetres(a, b)).toBe(distanceMetres(b, a));
        expect(distanceMetres(a, a)).toBe(0);
        expect(distanceMetres(a, c)).toBeLessThanOrEqual(distanceMetres(a, b) + distanceMetres(b, c) + 2);
      }),
    );
  });
});
