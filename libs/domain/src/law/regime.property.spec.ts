import fc from 'fast-check';
import { addDays, fromEpochDays, toEpochDays } from '../kernel/calendar-date';
import { inForceOn, legalInstrument, type LegalInstrumentCode } from './instrument';
import { legalRegime, REGIMES_BEGIN } from './regime';

const day = fc
  .integer({ min: toEpochDays(REGIMES_BEGIN), max: toEpochDays(REGIMES_BEGIN) + 60_000 })
  .map(fromEpochDays);

describe('laws of the regimes', () => {
  it('give an answer for every day from 1 July 2013, of instruments in force on that day', () => {
    fc.assert(
      fc.property(day, (on) => {
        const regime = legalRegime(on);
        expect(regime).not.toBeNull();
        if (!regime) return;
        const { cooperatives, linkages, size, evaluation } = regime;
        const named: LegalInstrumentCode[] = [cooperatives, linkages];
        if (size !== 'NONE') named.push(size);
        named.push(...evaluation.AGRICULTURE.instruments, ...evaluation.OTHER.instruments);
        for (const code of named) expect([code, inForceOn(legalInstrument(code), on)]).toEqual([code, true]);
      }),
    );
  });

  it('give none for the days before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (days) => legalRegime(addDays(REGIMES_BEGIN, -days)) === null),
    );
  });

  it('never go back to an earlier regime', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [earlier, later] = [legalRegime(a < b ? a : b), legalRegime(a < b ? b : a)];
        if (!earlier || !later) return;
        expect(legalInstrument(earlier.linkages).from <= legalInstrument(later.linkages).from).toBe(true);
        expect(legalInstrument(earlier.cooperatives).from <= legalInstrument(later.cooperatives).from).toBe(true);
      }),
    );
  });
});
