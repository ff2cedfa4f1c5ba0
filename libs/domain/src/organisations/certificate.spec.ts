import { addDays, calendarDate, dayInVietnam, startOfDayInVietnam } from '../kernel/calendar-date';
import { finalStates, reachableFrom } from '../kernel/transitions';
import {
  CERTIFICATE_STATES,
  CERTIFICATE_TRANSITIONS,
  isValidOn,
  warningDue,
  type CertificateState,
} from './certificate';
import { declareCertificate, judgeCertificate, passDay } from './decide-certificate';
import { ADVISOR, CERTIFICATE, ORGANISATION, actorOf } from './organisation.example';

const LAST = calendarDate('2026-12-31');
const by = { actor: ADVISOR, today: calendarDate('2026-11-24') };
const inState = (state: CertificateState) => ({ ...CERTIFICATE, state });

it('every state is reached, and only declared and checked ones go on', () => {
  expect([...reachableFrom(CERTIFICATE_TRANSITIONS, 'DECLARED')].sort()).toEqual([...CERTIFICATE_STATES].sort());
  expect(finalStates(CERTIFICATE_TRANSITIONS)).toEqual(['REFUSED', 'EXPIRED', 'REVOKED']);
});

describe('validity', () => {
  it('includes the first and the last day', () => {
    expect(
      ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => isValidOn(CERTIFICATE, calendarDate(day))),
    ).toEqual([false, true, true, false]);
  });
  it('ends at midnight in Vietnam, which is 17:00 of the day before in London', () => {
    const midnight = Date.UTC(2026, 11, 31, 17, 0, 0);
    expect(midnight).toBe(startOfDayInVietnam(addDays(LAST, 1)));
    expect(isValidOn(CERTIFICATE, dayInVietnam(midnight - 1))).toBe(true);
    expect(isValidOn(CERTIFICATE, dayInVietnam(midnight))).toBe(false);
  });
  it('begins at midnight in Vietnam', () => {
    const midnight = startOfDayInVietnam(CERTIFICATE.validFrom);
    expect(isValidOn(CERTIFICATE, dayInVietnam(midnight - 1))).toBe(false);
    expect(isValidOn(CERTIFICATE, dayInVietnam(midnight))).toBe(true);
  });
  it('has no end when none is printed', () =>
    expect(isValidOn({ ...CERTIFICATE, validTo: null }, calendarDate('2199-01-01'))).toBe(true));
  it.each(['DECLARED', 'REFUSED', 'EXPIRED', 'REVOKED'] as const)('is nothing to buyers when %s', (state) =>
    expect(isValidOn(inState(state), by.today)).toBe(false),
  );
});

describe('declaring', () => {
  it('waits for the Alliance', () =>
    expect(declareCertificate(CERTIFICATE, by.today)).toMatchObject({
      state: { state: 'DECLARED' },
      events: [{ type: 'certificates.declared' }],
    }));
  it('refuses one whose end has passed', () =>
    expect(declareCertificate(CERTIFICATE, addDays(LAST, 1))).toMatchObject({
      refusal: { code: 'certificate-past-end', validTo: LAST },
    }));
  it('refuses an end before the beginning', () =>
    expect(declareCertificate({ ...CERTIFICATE, validTo: calendarDate('2025-01-01') }, by.today)).toMatchObject({
      refusal: { code: 'invalid-input' },
    }));
});

describe('the finding of the Alliance', () => {
  it('checks, refuses and revokes', () => {
    expect(judgeCertificate(inState('DECLARED'), { what: 'CHECK' }, by)).toMatchObject({ state: { state: 'CHECKED' } });
    expect(
      judgeCertificate(inState('DECLARED'), { what: 'REFUSE', reason: 'NUMBER_NOT_FOUND', note: null }, by),
    ).toMatchObject({
      state: { state: 'REFUSED', reason: 'NUMBER_NOT_FOUND' },
      events: [{ type: 'certificates.refused' }],
    });
    expect(judgeCertificate(CERTIFICATE, { what: 'REVOKE', reason: 'OTHER', note: 'vi phạm' }, by)).toMatchObject({
      state: { state: 'REVOKED', note: 'vi phạm' },
    });
  });
  it('is not for members of the organisation', () => {
    const both = actorOf(...ADVISOR.memberships, {
      organisationId: ORGANISATION.id,
      kind: 'COOPERATIVE',
      roles: ['STAFF'],
    });
    expect(judgeCertificate(inState('DECLARED'), { what: 'CHECK' }, { ...by, actor: both })).toMatchObject({
      refusal: { code: 'own-organisation' },
    });
  });
  it('is given once', () =>
    expect(judgeCertificate(CERTIFICATE, { what: 'CHECK' }, by)).toMatchObject({
      refusal: { code: 'wrong-certificate-state', state: 'CHECKED' },
    }));
  it('does not check what is past its end', () =>
    expect(judgeCertificate(inState('DECLARED'), { what: 'CHECK' }, { ...by, today: addDays(LAST, 1) })).toMatchObject({
      refusal: { code: 'certificate-past-end' },
    }));
  it('explains OTHER', () =>
    expect(judgeCertificate(inState('DECLARED'), { what: 'REFUSE', reason: 'OTHER', note: null }, by)).toMatchObject({
      refusal: { code: 'invalid-input', issues: [{ path: 'note' }] },
    }));
});

describe('the passing of days', () => {
  const daysBefore = (days: number) => addDays(LAST, -days);
  it('warns at 60, 30 and 7 days, once each', () => {
    const warned: [number, number][] = [];
    let certificate = CERTIFICATE;
    for (let left = 70; left >= 0; left -= 1) {
      const decision = passDay(certificate, daysBefore(left));
      if (!decision.ok) throw new Error('days do not refuse');
      for (const event of decision.events)
        if (event.type === 'certificates.expiry-nearing') warned.push([left, event.daysLeft]);
      certificate = decision.state;
    }
    expect(warned).toEqual([
      [60, 60],
      [30, 30],
      [7, 7],
    ]);
  });
  it('makes up for missed nights with the nearest warning alone', () => {
    expect(warningDue(CERTIFICATE, daysBefore(5))).toEqual({ threshold: 7, daysLeft: 5 });
    expect(warningDue({ ...CERTIFICATE, warnedDays: 60 }, daysBefore(40))).toBeNull();
  });
  it('expires on the day after the last', () => {
    expect(passDay({ ...CERTIFICATE, warnedDays: 7 }, LAST)).toMatchObject({ events: [] });
    expect(passDay(CERTIFICATE, addDays(LAST, 1))).toMatchObject({
      state: { state: 'EXPIRED' },
      events: [{ type: 'certificates.expired', validTo: LAST }],
    });
    expect(passDay(inState('DECLARED'), addDays(LAST, 1))).toMatchObject({ state: { state: 'EXPIRED' } });
    expect(passDay(inState('REVOKED'), addDays(LAST, 1))).toMatchObject({ events: [] });
  });
});
