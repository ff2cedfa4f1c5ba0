import type { DataSource } from 'typeorm';
import type { AccountActor } from '@domain/access/actor';
import { done, refused } from '@domain/kernel/decision';
import { makeId } from '@domain/kernel/id';
import { SystemClock } from '@platform/clock';
import { makeDataSource } from '@platform/database/data-source';
import { Database } from '@platform/database/database';
import { UnitOfWork } from '@platform/database/unit-of-work';
import type { Transaction } from '@platform/database/transaction';
import { cloneDatabase, type TestDatabase } from '@testing/database';

const accountId = makeId('account', 1, new Uint8Array(10));
const somebody: AccountActor = {
  kind: 'account',
  accountId,
  sessionId: makeId('session', 1, new Uint8Array(10)),
  memberships: [],
};
const nowhere = { organisationIds: [] };

let database: TestDatabase;
let dataSource: DataSource;
let unitOfWork: UnitOfWork;
let reads: Database;

beforeAll(async () => {
  database = await cloneDatabase();
  dataSource = await makeDataSource({ url: database.url, poolSize: 8 }).initialize();
  reads = new Database(dataSource);
  unitOfWork = new UnitOfWork(dataSource, reads, new SystemClock());
  await dataSource.query('CREATE TABLE marks (id integer PRIMARY KEY, n integer NOT NULL DEFAULT 0)');
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const mark = (tx: Transaction, id: number): Promise<unknown> => tx.write('INSERT INTO marks (id) VALUES ($1)', [id]);
const isMarked = async (id: number): Promise<boolean> =>
  (await reads.query('SELECT 1 FROM marks WHERE id = $1', [id])).length > 0;
const command = (extra: object = {}) => ({ actor: somebody, name: 'test', ...extra });

describe('the unit of work', () => {
  it('commits what was permitted', async () => {
    const outcome = await unitOfWork.run(command(), async (tx) => {
      expect(tx.require('organisations.register', nowhere, { what: 'Mark', visible: true })).toBeNull();
      await mark(tx, 1);
      return done(1);
    });
    expect(outcome).toEqual({ ok: true, value: 1 });
    expect(await isMarked(1)).toBe(true);
  });

  it('refuses to commit writes for which nobody asked permission', async () => {
    await expect(unitOfWork.run(command(), async (tx) => done(await mark(tx, 2)))).rejects.toThrow(
      'without asking for permission',
    );
    expect(await isMarked(2)).toBe(false);
  });

  it('rolls back when the outcome is a refusal', async () => {
    const outcome = await unitOfWork.run(command(), async (tx) => {
      tx.require('organisations.register', nowhere, { what: 'Mark', visible: true });
      await mark(tx, 3);
      return refused({ code: 'too-many-attempts' as const, retryAfterSeconds: 1 });
    });
    expect(outcome.ok).toBe(false);
    expect(await isMarked(3)).toBe(false);
  });

  it('rolls back when the work throws', async () => {
    const work = unitOfWork.run(command(), async (tx) => {
      tx.asAnyone();
      await mark(tx, 4);
      throw new Error('broken');
    });
    await expect(work).rejects.toThrow('broken');
    expect(await isMarked(4)).toBe(false);
  });

  it('answers NotFound for what may not be seen, NotPermitted for what may', async () => {
    await unitOfWork.run(command(), async (tx) => {
      expect(tx.require('organisations.verify', nowhere, { what: 'Mark', visible: false })).toEqual({
        code: 'not-found',
        what: 'Mark',
      });
      expect(tx.require('organisations.verify', nowhere, { what: 'Mark', visible: true })).toEqual({
        code: 'not-permitted',
        action: 'organisations.verify',
      });
      return done(null);
    });
  });

  it('lets only the system act as the system', async () => {
    await expect(unitOfWork.run(command(), async (tx) => done(tx.asSystem()))).rejects.toThrow(
      'only reactions and jobs',
    );
  });

  it('runs again when it was the victim of a deadlock', async () => {
    await dataSource.query('INSERT INTO marks (id) VALUES (50), (51)');
    const bothHoldOne = barrier(2);
    const touch = (first: number, second: number) =>
      unitOfWork.run(command(), async (tx) => {
        tx.asAnyone();
        await tx.write('UPDATE marks SET n = n + 1 WHERE id = $1', [first]);
        await bothHoldOne();
        await tx.write('UPDATE marks SET n = n + 1 WHERE id = $1', [second]);
        return done(null);
      });
    const outcomes = await Promise.all([touch(50, 51), touch(51, 50)]);
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(await reads.query('SELECT id, n FROM marks WHERE id IN (50, 51) ORDER BY id')).toEqual([
      { id: 50, n: 2 },
      { id: 51, n: 2 },
    ]);
  });
});

/** Waits until `count` have come; later comers pass at once. */
function barrier(count: number): () => Promise<void> {
  let come = 0;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return async () => {
    come += 1;
    if (come >= count) open();
    await opened;
  };
}

describe('an idempotency key', () => {
  const once = (key: string, id: number, input: unknown = { id }) =>
    unitOfWork.run(command({ idempotencyKey: key, input }), async (tx) => {
      tx.asAnyone();
      await mark(tx, id);
      return done({ id });
    });

  it('gives the first outcome again and does nothing', async () => {
    expect(await once('a', 100)).toEqual({ ok: true, value: { id: 100 } });
    expect(await once('a', 100)).toEqual({ ok: true, value: { id: 100 } });
  });

  it('makes twenty requests at the same moment into one', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => once('b', 101)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
      new Set(['{"ok":true,"value":{"id":101}}']),
    );
  });

  it('is refused for another input', async () => {
    await once('c', 102);
    expect(await once('c', 103)).toEqual({ ok: false, refusal: { code: 'idempotency-key-reused' } });
    expect(await isMarked(103)).toBe(false);
  });

  it('is free again after a refusal', async () => {
    const refuse = await unitOfWork.run(command({ idempotencyKey: 'd', input: { id: 104 } }), async (tx) => {
      tx.asAnyone();
      return refused({ code: 'too-many-attempts' as const, retryAfterSeconds: 1 });
    });
    expect(refuse.ok).toBe(false);
    expect(await once('d', 104)).toEqual({ ok: true, value: { id: 104 } });
  });
});
