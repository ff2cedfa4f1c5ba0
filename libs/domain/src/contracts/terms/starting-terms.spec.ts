import { calendarDate } from '../../kernel/calendar-date';
import { startingTerms, type PartyFacts, type StartingFacts } from './starting-terms';

const party = (over: Partial<PartyFacts>): PartyFacts => ({
  name: 'Hợp tác xã nông nghiệp Thạnh Lộc',
  kind: 'COOPERATIVE',
  taxCode: '1701234567',
  registrationNo: '56-07-000123',
  address: 'Ấp Thạnh Hưng, Giồng Riềng',
  adminUnitId: null,
  signerName: 'Trần Văn Út',
  signerPosition: 'Giám đốc',
  bankAccount: null,
  bankName: null,
  ...over,
});
const facts: StartingFacts = {
  seller: party({}),
  buyer: party({
    name: 'Công ty TNHH Lương thực Long Xuyên',
    kind: 'ENTERPRISE',
    signerName: null,
    signerPosition: null,
  }),
  commodity: 'LUA',
  variety: 'OM5451',
  form: 'FRESH',
  season: 'HE_THU-2026',
  quantity: '80000',
  baseUnit: 'KG',
  harvest: { from: calendarDate('2026-08-01'), to: calendarDate('2026-08-20') },
  certificates: ['VIETGAP_TT'],
  quality: [{ param: 'MOISTURE', unit: '%', standard: '25', method: null }],
  price: { mechanism: 'FIXED', base: '5600' },
  schedule: [{ from: calendarDate('2026-08-01'), to: calendarDate('2026-08-10'), quantity: '40000' }],
  place: 'Cầu Giồng Riềng',
  placeAdminUnitId: null,
  today: calendarDate('2026-06-01'),
};

describe('terms to begin with', () => {
  it('say what the offer and the register say', () => {
    const reading = startingTerms(facts);
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
    const { value } = reading;
    expect(value.lines[0]).toMatchObject({
      commodity: 'LUA',
      quantityMode: 'FIXED',
      quantity: '80000',
      unit: 'KG',
      season: 'HE_THU-2026',
    });
    expect(value.lines[0]?.quality).toMatchObject([{ param: 'MOISTURE', unit: '%', standard: '25' }]);
    expect(value.price).toMatchObject({ mechanism: 'FIXED', base: '5600', unit: 'VND_PER_KG' });
    expect(value).toMatchObject({
      start: '2026-06-01',
      end: '2026-08-20',
      seasons: ['HE_THU-2026'],
      delivery: { place: 'Cầu Giồng Riềng', schedule: [{ from: '2026-08-01', to: '2026-08-10', quantity: '40000' }] },
    });
    expect([value.seller.signerBasis, value.buyer.signerBasis]).toEqual(['LEGAL_REP', null]);
  });

  it('leave open what only the parties can say', () => {
    const reading = startingTerms(facts);
    if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
    const { delivery, payment, deposit, dispute } = reading.value;
    expect([delivery.pickupMaxHours, payment.finalDueDays, deposit.payer, dispute.forum]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('count by the piece where the offer does', () => {
    const reading = startingTerms({ ...facts, baseUnit: 'PIECE' });
    expect(reading.ok && [reading.value.lines[0]?.unit, reading.value.price.unit]).toEqual(['PIECE', 'VND_PER_PIECE']);
  });

  it('are refused with the path of what can not be', () => {
    expect(startingTerms({ ...facts, quantity: '-1' })).toEqual({
      ok: false,
      issues: [expect.objectContaining({ path: 'lines[0].quantity', code: 'too-small' })],
    });
  });
});
