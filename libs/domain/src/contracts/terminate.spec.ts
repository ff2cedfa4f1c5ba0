import { calendarDate } from '../kernel/calendar-date';
import type { OrganisationId } from '../kernel/id';
import type { Contract } from './contract';
import { terminateContract } from './terminate';

const seller = 'org_seller' as OrganisationId;
const buyer = 'org_buyer' as OrganisationId;
const today = calendarDate('2026-07-01');
const inForce = {
  version: 7,
  state: 'IN_FORCE',
  sellerId: seller,
  buyerId: buyer,
  terminationRequest: null,
} as Contract;
const reason = 'Hai bên thống nhất';

describe('the end of a contract', () => {
  it('by agreement takes one side to ask and the other to confirm', () => {
    const asked = terminateContract(inForce, { by: buyer, ground: 'MUTUAL', reason, today });
    expect(asked).toMatchObject({
      ok: true,
      state: { state: 'IN_FORCE' },
      events: [{ type: 'contracts.termination-requested', by: buyer }],
    });
    if (!asked.ok) throw new Error(asked.refusal.code);
    expect(terminateContract(asked.state, { by: buyer, ground: 'MUTUAL', reason, today })).toEqual({
      ok: false,
      refusal: { code: 'already-requested' },
    });
    expect(terminateContract(asked.state, { by: seller, ground: 'MUTUAL', reason, today })).toMatchObject({
      ok: true,
      state: {
        state: 'TERMINATED',
        endedOn: today,
        terminationRequest: { requestedBy: buyer, ground: 'MUTUAL', reason, attributedTo: null },
      },
      events: [{ type: 'contracts.terminated', ground: 'MUTUAL', requestedBy: buyer, endedOn: today }],
    });
  });

  it.each(['BREACH', 'FORCE_MAJEURE'] as const)(
    'for %s takes the notice of one side, and keeps who gave it',
    (ground) => {
      expect(
        terminateContract({ ...inForce, state: 'SUSPENDED' }, { by: seller, ground, reason, today }),
      ).toMatchObject({
        ok: true,
        state: { state: 'TERMINATED', terminationRequest: { requestedBy: seller, ground, reason, attributedTo: null } },
        events: [{ type: 'contracts.terminated', ground, requestedBy: seller }],
      });
    },
  );

  it('is not for a contract that is not in force', () => {
    for (const state of ['NEGOTIATING', 'AGREED', 'SIGNING', 'TERMINATED', 'FULFILLED'] as const) {
      const decision = terminateContract({ ...inForce, state }, { by: seller, ground: 'BREACH', reason, today });
      expect(decision).toMatchObject({ ok: false, refusal: { code: 'wrong-contract-state', state } });
    }
  });
});
