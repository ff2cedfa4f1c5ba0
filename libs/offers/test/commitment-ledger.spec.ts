import fc from 'fast-check';
import { done, type Outcome, type Refusal } from '@domain/kernel/decision';
import type { HoldId, OfferId } from '@domain/kernel/id';
import { Quantity } from '@domain/kernel/quantity';
import { CommitmentLedger, OffersReader } from '@offers/public';
import type { Transaction } from '@platform/database/transaction';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { startTestApi, type TestApi } from '@testing/test-api';
import { aDraftOffer, aPublishedOffer } from '@testing/world/offers';
import { aVerifiedCooperative, mutate, type TradingOrganisation } from '@testing/world/organisations';

let api: TestApi;
let seller: TradingOrganisation;
let ledger: CommitmentLedger;

beforeAll(async () => {
  api = await startTestApi();
  seller = await aVerifiedCooperative(api);
  ledger = api.app.get(CommitmentLedger);
});
afterAll(() => api.close());

/** Work of a contract, as its feature would do it. */
function within<T, R extends Refusal>(work: (tx: Transaction) => Promise<Outcome<T, R>>) {
  const actor = { kind: 'system', name: 'a-contract' } as const;
  return api.app.get(UnitOfWork).run<T, R>({ actor, name: 'a-contract' }, async (tx) => {
    tx.asSystem();
    return work(tx);
  });
}

const inAnHour = () => api.clock.now() + 3_600_000;
const holdOf = (offerId: string, quantity: Quantity, expiresAt = inAnHour()) => ({
  offerId: offerId as OfferId,
  quantity,
  holderId: 'ctr_test',
  expiresAt,
});
const hold = (offerId: string, quantity: Quantity, expiresAt?: number) =>
  within((tx) => ledger.hold(tx, holdOf(offerId, quantity, expiresAt)));

async function held(offerId: string, quantity: Quantity, expiresAt?: number): Promise<HoldId> {
  const outcome = await hold(offerId, quantity, expiresAt);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

async function balancesOf(id: string): Promise<Record<string, string>> {
  const offer = (await api.app.get(OffersReader).byIds([id as OfferId])).get(id as OfferId);
  if (!offer) throw new Error('no offer');
  return Object.fromEntries(
    Object.entries(offer.balances).flatMap(([name, { value }]) => (value === '0' ? [] : [[name, value]])),
  );
}

/** The entries alone, added up, give the balances; the holds agree with them. */
async function expectSound(offerId: string): Promise<void> {
  const [sum] = await api.db.query<Record<string, bigint>>(
    `SELECT b.free - (SELECT coalesce(sum(CASE WHEN to_account = 'FREE' THEN milli WHEN from_account = 'FREE' THEN -milli END), 0)
                      FROM offer_ledger_entries e WHERE e.offer_id = b.offer_id)::bigint AS free,
            b.held - (SELECT coalesce(sum(quantity_milli), 0) FROM offer_holds h
                      WHERE h.offer_id = b.offer_id AND h.state = 'HELD')::bigint AS held,
            b.committed - (SELECT coalesce(sum(quantity_milli - delivered_milli), 0) FROM offer_holds h
                           WHERE h.offer_id = b.offer_id AND h.state = 'COMMITTED')::bigint AS committed,
            b.delivered - (SELECT coalesce(sum(delivered_milli), 0) FROM offer_holds h WHERE h.offer_id = b.offer_id)::bigint AS delivered,
            b.supply - (SELECT coalesce(sum(CASE WHEN from_account = 'SUPPLY' THEN milli WHEN to_account = 'SUPPLY' THEN -milli END), 0)
                        FROM offer_ledger_entries e WHERE e.offer_id = b.offer_id)::bigint AS supply
     FROM offer_balances b WHERE b.offer_id = $1`,
    [offerId],
  );
  expect(sum).toEqual({ free: 0n, held: 0n, committed: 0n, delivered: 0n, supply: 0n });
}

describe('two who want the same', () => {
  it('200 at once on the last 10 t hold exactly 10 t', async () => {
    const { id } = await aPublishedOffer(api, seller, { volume: { fixed: { amount: '10', unit: 'TAN' } } });
    const tries = await Promise.all(Array.from({ length: 200 }, () => hold(id, Quantity.kg(500))));
    expect(tries.filter(({ ok }) => ok)).toHaveLength(20);
    for (const no of tries.filter(({ ok }) => !ok)) {
      expect(no).toEqual({ ok: false, refusal: { code: 'quantity-over-committed', available: Quantity.zero('KG') } });
    }
    expect(await balancesOf(id)).toEqual({ held: '10000' });
    await expectSound(id);
  });

  it('never wait for each other in a circle when each wants both of two offers', async () => {
    const [a, b] = [await aPublishedOffer(api, seller), await aPublishedOffer(api, seller)];
    const tries = Array.from({ length: 40 }, (_, index) => {
      const both = [holdOf(a.id, Quantity.kg(100)), holdOf(b.id, Quantity.kg(100))];
      return within((tx) => ledger.holdAll(tx, index % 2 === 0 ? both : both.reverse()));
    });
    expect((await Promise.all(tries)).every(({ ok }) => ok)).toBe(true);
    expect(await balancesOf(a.id)).toEqual({ free: '76000', held: '4000' });
    expect(await balancesOf(b.id)).toEqual({ free: '76000', held: '4000' });
  });

  it('a deadlock made by hand does not reach the callers', async () => {
    const [a, b] = [await aPublishedOffer(api, seller), await aPublishedOffer(api, seller)];
    // Each takes its first offer before either asks for the second, so both wait for each other.
    let arrived = 0;
    let meet: () => void = () => undefined;
    const met = new Promise<void>((resolve) => (meet = resolve));
    const both = (first: string, second: string) =>
      within<null, Refusal>(async (tx) => {
        const one = await ledger.hold(tx, holdOf(first, Quantity.kg(10)));
        arrived += 1;
        if (arrived === 2) meet();
        await met;
        const two = await ledger.hold(tx, holdOf(second, Quantity.kg(10)));
        if (!one.ok) return one;
        return two.ok ? done(null) : two;
      });
    expect(await Promise.all([both(a.id, b.id), both(b.id, a.id)])).toEqual([done(null), done(null)]);
    expect(await balancesOf(a.id)).toEqual({ free: '79980', held: '20' });
    await expectSound(b.id);
  });
});

describe('several holds', () => {
  it('are all there or none', async () => {
    const [a, b] = [await aPublishedOffer(api, seller), await aPublishedOffer(api, seller)];
    const outcome = await within((tx) =>
      ledger.holdAll(tx, [holdOf(a.id, Quantity.tonnes(1)), holdOf(b.id, Quantity.tonnes(81))]),
    );
    expect(outcome).toMatchObject({ ok: false, refusal: { available: Quantity.tonnes(80) } });
    expect(await balancesOf(a.id)).toEqual({ free: '80000' });
  });

  it('give their ids in the order of the requests', async () => {
    const offers = [await aPublishedOffer(api, seller), await aPublishedOffer(api, seller)].reverse();
    const outcome = await within((tx) =>
      ledger.holdAll(
        tx,
        offers.map(({ id }) => holdOf(id, Quantity.tonnes(1))),
      ),
    );
    const ids = outcome.ok ? outcome.value : [];
    const rows = await api.db.query<{ id: string; offer_id: string }>(
      'SELECT id, offer_id FROM offer_holds WHERE id = ANY($1)',
      [ids],
    );
    const offerOf = new Map(rows.map((row) => [row.id, row.offer_id]));
    expect(ids.map((id) => offerOf.get(id))).toEqual(offers.map(({ id }) => id));
  });
});

describe('a hold', () => {
  it('is refused on what is not open, not there, or kept in another unit', async () => {
    const draft = await aDraftOffer(api, seller);
    const paused = await aPublishedOffer(api, seller);
    await mutate(api, seller.manager, 'pauseOffer', { offerId: paused.id }, 'offer { state }');
    const open = await aPublishedOffer(api, seller);
    const code = async (id: string, quantity = Quantity.tonnes(1)) => {
      const outcome = await hold(id, quantity);
      return outcome.ok ? 'held' : outcome.refusal.code;
    };
    expect(await code(draft.id)).toBe('offer-not-open');
    expect(await code(paused.id)).toBe('offer-not-open');
    expect(await code('off_none')).toBe('not-found');
    expect(await code(open.id, Quantity.ofMilli(1000n, 'PIECE'))).toBe('quantity-unit-mismatch');
    await expect(hold(open.id, Quantity.zero('KG'))).rejects.toThrow('more than zero');
  });

  it('becomes a commitment, is delivered in parts, and gives back the rest', async () => {
    const { id } = await aPublishedOffer(api, seller);
    const holdId = await held(id, Quantity.tonnes(30));
    expect((await within((tx) => ledger.commit(tx, holdId))).ok).toBe(true);
    expect((await within((tx) => ledger.commit(tx, holdId))).ok).toBe(true);
    expect((await within((tx) => ledger.deliver(tx, holdId, Quantity.tonnes(12)))).ok).toBe(true);
    expect(await within((tx) => ledger.deliver(tx, holdId, Quantity.tonnes(19)))).toMatchObject({
      refusal: { code: 'quantity-over-committed', available: Quantity.tonnes(18) },
    });
    expect(await balancesOf(id)).toEqual({ free: '50000', committed: '18000', delivered: '12000' });
    await within((tx) => ledger.release(tx, holdId, 'contract-ended'));
    await within((tx) => ledger.release(tx, holdId, 'contract-ended'));
    expect(await balancesOf(id)).toEqual({ free: '68000', delivered: '12000' });
    await expectSound(id);
  });

  it('lapses on an offer that is over, and may still be committed there', async () => {
    const { id } = await aPublishedOffer(api, seller);
    const [one, two] = [await held(id, Quantity.tonnes(30)), await held(id, Quantity.tonnes(20))];
    await mutate(api, seller.manager, 'withdrawOffer', { offerId: id }, 'offer { state }');
    expect(await balancesOf(id)).toEqual({ held: '50000', lapsed: '30000' });
    expect((await within((tx) => ledger.commit(tx, one))).ok).toBe(true);
    await within((tx) => ledger.release(tx, two, 'negotiation-ended'));
    expect(await balancesOf(id)).toEqual({ committed: '30000', lapsed: '50000' });
  });

  it('expires by itself, and an extended one later', async () => {
    const { id } = await aPublishedOffer(api, seller);
    const [first, second] = [await held(id, Quantity.tonnes(30)), await held(id, Quantity.tonnes(10))];
    await within((tx) => ledger.extend(tx, second, inAnHour() + 3_600_000));
    api.clock.advance({ hours: 1 });
    expect(await within((tx) => ledger.commit(tx, first))).toEqual({
      ok: false,
      refusal: { code: 'hold-not-active', state: 'EXPIRED' },
    });
    expect(await within((tx) => ledger.extend(tx, first, inAnHour()))).toMatchObject({ ok: false });
    await api.runJob('expire-holds');
    expect(await balancesOf(id)).toEqual({ free: '70000', held: '10000' });
    expect((await within((tx) => ledger.commit(tx, second))).ok).toBe(true);
  });

  it('that has expired makes room for the next one before the job runs', async () => {
    const { id } = await aPublishedOffer(api, seller);
    await held(id, Quantity.tonnes(80));
    api.clock.advance({ hours: 1 });
    expect((await hold(id, Quantity.tonnes(80))).ok).toBe(true);
    await expectSound(id);
  });

  it('that nobody has is not found', async () => {
    const none = 'hld_none' as HoldId;
    expect(await within((tx) => ledger.commit(tx, none))).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await within((tx) => ledger.release(tx, none, 'x'))).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await within((tx) => ledger.extend(tx, none, 1))).toMatchObject({ refusal: { code: 'not-found' } });
    const deliver = await within((tx) => ledger.deliver(tx, none, Quantity.kg(1)));
    expect(deliver).toMatchObject({ refusal: { code: 'not-found' } });
  });
});

it('an offer of which all is committed closes, and can be put up again when a contract falls through', async () => {
  const { id } = await aPublishedOffer(api, seller);
  const holdId = await held(id, Quantity.tonnes(80));
  await within((tx) => ledger.commit(tx, holdId));
  await api.drain();
  const state = async () =>
    (await api.gql(null, '{ offer(id: "' + id + '") { state } }')).data['offer'].state as string;
  expect(await state()).toBe('CLOSED');
  await within((tx) => ledger.release(tx, holdId, 'contract-terminated'));
  expect(await balancesOf(id)).toEqual({ free: '80000' });
  await mutate(api, seller.manager, 'resumeOffer', { offerId: id }, 'offer { state }');
  expect(await state()).toBe('PUBLISHED');
});

it('the book only grows', async () => {
  const { id } = await aPublishedOffer(api, seller);
  const change = within((tx) =>
    tx.write('UPDATE offer_ledger_entries SET milli = 1 WHERE offer_id = $1', [id]).then(() => done(null)),
  );
  await expect(change).rejects.toThrow('only grows');
  const remove = within((tx) =>
    tx.write('DELETE FROM offer_ledger_entries WHERE offer_id = $1', [id]).then(() => done(null)),
  );
  await expect(remove).rejects.toThrow('only grows');
  const unbalanced = within((tx) =>
    tx.write('UPDATE offer_balances SET free = free + 1 WHERE offer_id = $1', [id]).then(() => done(null)),
  );
  await expect(unbalanced).rejects.toThrow('offer_balances_supply_check');
});

type Step =
  | { do: 'hold'; kg: number; hours: number }
  | { do: 'commit' | 'release'; which: number }
  | { do: 'deliver'; which: number; kg: number }
  | { do: 'wait' };

const kg = fc.integer({ min: 1, max: 40_000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('hold' as const), kg, hours: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constantFrom('commit' as const, 'release' as const), which: fc.nat(5) }),
  fc.record({ do: fc.constant('deliver' as const), which: fc.nat(5), kg }),
  fc.record({ do: fc.constant('wait' as const) }),
);

it('whatever is done, entries, holds and balances agree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const { id } = await aPublishedOffer(api, seller);
      const holds: HoldId[] = [];
      for (const action of steps) {
        if (action.do === 'wait') api.clock.advance({ hours: 1 });
        if (action.do === 'hold') {
          const outcome = await hold(id, Quantity.kg(action.kg), api.clock.now() + action.hours * 3_600_000);
          if (outcome.ok) holds.push(outcome.value);
        }
        const which = 'which' in action ? holds[action.which] : undefined;
        if (which && action.do === 'commit') await within((tx) => ledger.commit(tx, which));
        if (which && action.do === 'release') await within((tx) => ledger.release(tx, which, 'a-step'));
        if (which && action.do === 'deliver') await within((tx) => ledger.deliver(tx, which, Quantity.kg(action.kg)));
        await expectSound(id);
      }
      api.clock.goTo('2026-11-24');
    }),
    { numRuns: 15 },
  );
});
