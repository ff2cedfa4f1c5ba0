import { Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { done, type DomainEvent } from '@domain/kernel/decision';
import { Config } from '@platform/config/config';
import { Database } from '@platform/database/database';
import { UnitOfWork } from '@platform/database/unit-of-work';
import type { Transaction } from '@platform/database/transaction';
import { Reaction, type Recorded } from '@platform/events/reaction';
import { Worker } from '@platform/events/worker';
import { PlatformModule } from '@platform/platform.module';
import { cloneDatabase, type TestDatabase } from '@testing/database';

interface Poked extends DomainEvent {
  readonly type: 'test.poked';
  readonly weight: bigint;
}

let failures = 0;

class Counting extends Reaction<Poked> {
  readonly name = 'counting';
  readonly on = ['test.poked'] as const;
  async react(event: Recorded<Poked>, tx: Transaction): Promise<void> {
    await tx.write('INSERT INTO seen (event_id, weight) VALUES ($1, $2)', [event.id, event.payload.weight]);
  }
}
class Failing extends Reaction<Poked> {
  readonly name = 'failing';
  readonly on = ['test.poked'] as const;
  async react(_event: Recorded<Poked>, tx: Transaction): Promise<void> {
    await tx.write('INSERT INTO tried DEFAULT VALUES');
    if (failures > 0) {
      failures -= 1;
      throw new Error('not today');
    }
  }
}
@Module({ providers: [Counting, Failing] })
class ReactionsModule {}

let database: TestDatabase;
let app: TestingModule;
let db: Database;

beforeEach(async () => {
  failures = 0;
  database = await cloneDatabase();
  const config = Config.parse({ LIENKET_ENV: 'test', LOG_LEVEL: 'silent' });
  app = await Test.createTestingModule({
    imports: [PlatformModule.with(config, database.url), ReactionsModule],
  }).compile();
  db = app.get(Database);
  await db.query('CREATE TABLE seen (event_id text, weight bigint)');
  await db.query('CREATE TABLE tried (n serial)');
});

afterEach(async () => {
  await app.get(Worker).stop();
  await app.close();
  await database.drop();
});

const drain = (): Promise<void> => app.get(Worker).drain(database.url);
const count = async (table: string): Promise<number> =>
  (await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n ?? -1;
const parkedJobs = async (): Promise<number> =>
  (
    await db.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM graphile_worker._private_jobs WHERE attempts >= max_attempts AND locked_at IS NULL',
    )
  )[0]?.n ?? -1;
const retryNow = (): Promise<unknown> => db.query(`UPDATE graphile_worker._private_jobs SET run_at = now()`);

async function poke(times = 1, id = 'thing'): Promise<void> {
  await app.get(UnitOfWork).run({ actor: { kind: 'system', name: 'test' }, name: 'poke' }, async (tx) => {
    tx.asSystem();
    const events = Array.from({ length: times }, () => ({ type: 'test.poked' as const, weight: 12n }));
    await tx.append({ type: 'thing', id, version: 1, organisationIds: [] }, events);
    return done(null);
  });
}

describe('the relay', () => {
  it('hands each event to each of its reactions once', async () => {
    await poke(3);
    await drain();
    await drain();
    expect([await count('seen'), await count('tried'), await count('events'), await count('reactions_done')]).toEqual([
      3, 3, 3, 6,
    ]);
  });

  it('knows nothing of an event whose transaction was rolled back', async () => {
    const work = app.get(UnitOfWork).run({ actor: { kind: 'system', name: 'test' }, name: 'poke' }, async (tx) => {
      tx.asSystem();
      await tx.append({ type: 'thing', id: 'x', version: 1, organisationIds: [] }, [{ type: 'test.poked' }]);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    await drain();
    expect([await count('seen'), await count('events')]).toEqual([0, 0]);
  });

  it('repeats a failed reaction alone, leaving no half of its work', async () => {
    failures = 1;
    await poke();
    await drain();
    expect([await count('seen'), await count('tried')]).toEqual([1, 0]);
    for (let round = 0; round < 20 && (await count('tried')) === 0; round += 1) {
      await retryNow();
      await drain();
    }
    expect([await count('seen'), await count('tried')]).toEqual([1, 1]);
  });

  it('parks an event that fails for good, without holding up other things', async () => {
    failures = 1_000;
    await poke(1, 'poison');
    // A round may come before the failure of the last one is written down, so rounds go on until all tries are used.
    for (let round = 0; round < 60 && (await parkedJobs()) === 0; round += 1) {
      await retryNow();
      await drain();
    }
    failures = 0;
    await poke(1, 'healthy');
    await drain();
    expect(await parkedJobs()).toBe(1);
    expect([await count('seen'), await count('tried')]).toEqual([2, 1]);
  });

  it('keeps a history that nobody can change', async () => {
    await poke();
    await expect(db.query(`UPDATE events SET type = 'other'`)).rejects.toThrow('only grows');
    await expect(db.query('DELETE FROM events')).rejects.toThrow('only grows');
    expect(await db.query('SELECT type, payload FROM events')).toEqual([
      { type: 'test.poked', payload: { weight: '12' } },
    ]);
  });
});
