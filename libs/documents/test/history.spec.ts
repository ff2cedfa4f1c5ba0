import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportFaults, type HistoryExport, type PublishedRoot } from '@domain/history/verify-export';
import { startTestApi, type As, type TestApi } from '@testing/test-api';
import { aContractInForce, aProposal, onContract, type Deal } from '@testing/world/contracts';
import { aVerifiedEnterprise } from '@testing/world/organisations';
import { sha256 } from '../src/data/history.store';
import { verifyHistoryCommand } from '../../../apps/ops/src/commands/verify-history';
import { Config } from '@platform/config/config';

describe('the history of a contract', () => {
  let api: TestApi;
  let deal: Deal;
  beforeAll(async () => {
    api = await startTestApi();
    deal = await aContractInForce(api);
    api.clock.goTo('2026-11-25', 1);
    await api.runJob('publish-history-root');
    await onContract(api, deal.seller.manager, 'commentOnContract', {
      contractId: deal.contract.id,
      body: 'Đã nhận cọc',
    });
    api.clock.goTo('2026-11-26', 1);
    await api.runJob('publish-history-root');
  });
  afterAll(() => api.close());

  const get = (as: As, path: string): Promise<Response> =>
    fetch(`${api.url}${path}`, { headers: as ? { authorization: `Bearer ${as.token}` } : {} });
  const exported = async (id = deal.contract.id): Promise<HistoryExport> =>
    (await get(deal.seller.manager, `/api/contracts/${id}/history.json`)).json() as Promise<HistoryExport>;
  const roots = async (): Promise<PublishedRoot[]> =>
    (await get(null, '/api/history/roots.json')).json() as Promise<PublishedRoot[]>;

  it('is chained in the transaction of each event, whole and in order', async () => {
    const { entries, anchors } = await exported();
    const [{ n } = { n: 0 }] = await api.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM events WHERE about_type = 'contract' AND about_id = $1`,
      [deal.contract.id],
    );
    expect(entries).toHaveLength(n);
    const types = entries.map(({ entry }) => (JSON.parse(entry) as { type: string }).type);
    expect([types[0], types.at(-1)]).toEqual(['contracts.proposed', 'contracts.commented']);
    expect(types).toContain('contracts.came-into-force');
    expect(anchors.map(({ day, seq }) => [day, seq])).toEqual([
      ['2026-11-24', entries.length - 1],
      ['2026-11-25', entries.length],
    ]);
    expect(exportFaults(sha256, await exported(), await roots())).toEqual([]);
  });

  it('can not be changed in the database by the program', async () => {
    for (const sql of [
      `UPDATE contract_history SET entry = '{}'`,
      'DELETE FROM contract_history',
      'DELETE FROM history_roots',
    ])
      await expect(api.db.query(sql)).rejects.toThrow();
  });

  it('has one root a day, and the job does nothing twice', async () => {
    await api.runJob('publish-history-root');
    expect((await roots()).map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-25']);
  });

  it('keeps its order when many write at once', async () => {
    const other = await aProposal(api);
    const comment = (n: number) =>
      onContract(api, other.buyer.manager, 'commentOnContract', { contractId: other.contract.id, body: `Ý kiến ${n}` });
    await Promise.all([1, 2, 3, 4, 5, 6].map(comment));
    const given = await exported(other.contract.id).catch(() => null);
    expect(given).toBeTruthy();
    const [{ n } = { n: 0 }] = await api.db.query<{ n: number }>(
      'SELECT max(seq)::int AS n FROM contract_history WHERE contract_id = $1',
      [other.contract.id],
    );
    expect(n).toBe(7);
  });

  it('is given to the parties and the Alliance only', async () => {
    const path = `/api/contracts/${deal.contract.id}/history.json`;
    expect((await get(deal.buyer.staff, path)).status).toBe(200);
    expect((await get((await aVerifiedEnterprise(api)).manager, path)).status).toBe(404);
  });

  it('is checked without a database by the command: whole, flipped, shortened, reordered, truncated', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lienket-history-'));
    const [given, published] = [await exported(), await roots()];
    const said: string[] = [];
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    const check = async (changed: Partial<HistoryExport>): Promise<number> => {
      const [file, rootsFile] = [join(folder, 'export.json'), join(folder, 'roots.json')];
      writeFileSync(file, JSON.stringify({ ...given, ...changed }));
      writeFileSync(rootsFile, JSON.stringify(published));
      said.length = 0;
      return verifyHistoryCommand.run(Config.parse({}), [file, '--roots', rootsFile]);
    };
    const { entries, anchors } = given;
    expect(await check({})).toBe(0);
    expect(said.join('')).toContain('each as it was recorded');
    expect(await check({ entries: entries.map((e, i) => (i === 2 ? { ...e, entry: `${e.entry} ` } : e)) })).toBe(1);
    expect(said.join('')).toContain('ENTRY_CHANGED (entry 3)');
    expect(await check({ entries: entries.filter((_, i) => i !== 1) })).toBe(1);
    expect(said.join('')).toContain('ENTRY_MISSING_OR_MOVED (entry 2)');
    expect(await check({ entries: [...entries.slice(0, 1), ...entries.slice(1).reverse()] })).toBe(1);
    expect(await check({ entries: entries.slice(0, -1), anchors: anchors.slice(0, 1) })).toBe(1);
    expect(said.join('')).toContain('ANCHOR_MISSING (2026-11-25)');
    write.mockRestore();
    rmSync(folder, { recursive: true });
  });
});
