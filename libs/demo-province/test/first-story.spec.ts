import { calendarDate } from '@domain/kernel/calendar-date';
import { payload, startTestApi, type TestApi } from '@testing/test-api';
import { caseOf, onCase, SOUND_EDITS } from '@testing/world/appraisal';
import { agreed, aProposal, contractNow, signed, submitted, type Deal } from '@testing/world/contracts';
import type { Person } from '@testing/world/identity';
import type { TradingOrganisation } from '@testing/world/organisations';
import { DEMO_PASSWORD, seedDemoProvince } from '../src/public';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  api.clock.goTo('2026-11-24', 9);
  const wishes = { number: 1558, factor: 0.1, asOf: calendarDate('2026-11-24'), cheapHash: true };
  await seedDemoProvince(api.databaseUrl, wishes, () => undefined);
}, 120_000);
afterAll(() => api.close());

async function person(name: string): Promise<Person> {
  const contact = `${name}@demo.lienket.example`;
  const query =
    'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignInPayload { token } } }';
  const answer = await api.gql(null, query, { input: { contact, password: DEMO_PASSWORD } });
  const { token } = payload<{ token: string }>(answer, 'signIn');
  const [account] = await api.db.query<{ id: string; phone: string; displayName: string }>(
    'SELECT id, phone, display_name AS "displayName" FROM accounts WHERE email = $1',
    [contact],
  );
  if (!account) throw new Error(`no account ${contact}`);
  return { ...account, token, accountId: account.id, password: DEMO_PASSWORD };
}

async function organisation(part: 'htx' | 'dn'): Promise<TradingOrganisation> {
  const [manager, signatory] = [await person(`${part}.quanly`), await person(`${part}.kyket`)];
  const [found] = await api.db.query<{ id: string; nameVi: string; version: number }>(
    `SELECT o.id, o.name_vi AS "nameVi", o.version FROM organisations o JOIN memberships m ON m.organisation_id = o.id
     WHERE m.account_id = $1`,
    [manager.accountId],
  );
  if (!found) throw new Error(`no organisation of ${part}`);
  return { ...found, manager, staff: manager, signatory };
}

it('can be played by the accounts of the demo, from the proposal to the link, and 40 tonnes stay free', async () => {
  const [seller, buyer, advisor] = [await organisation('htx'), await organisation('dn'), await person('tuvan')];
  const [offer] = await api.db.query<{ id: string }>(
    `SELECT o.id FROM offers o JOIN offer_balances b ON b.offer_id = o.id
     WHERE o.organisation_id = $1 AND o.season LIKE 'HE_THU-%' AND b.free = 120000000`,
    [seller.id],
  );
  const parties = { seller, buyer, offerId: offer?.id ?? '' };
  let deal: Deal = await aProposal(api, parties, { quantity: '80000', edits: SOUND_EDITS });
  deal = await submitted(api, await agreed(api, deal));
  await api.drain();
  const { id: appraisalId } = await caseOf(api, seller.manager, deal.contract.id);
  await onCase(api, advisor, 'takeAppraisal', { appraisalId });
  const word = {
    advice: 'ADVISED_SIGN',
    summary: 'Điều khoản đầy đủ.',
    overrideReason: 'Bản trình diễn của câu chuyện đầu tiên.',
  };
  await onCase(api, advisor, 'concludeAppraisal', { appraisalId, termsHash: deal.contract.termsHash, ...word });
  await api.drain();
  deal = { ...deal, contract: await contractNow(api, seller.manager, deal.contract.id) };
  deal = await signed(api, await signed(api, deal, 'seller'), 'buyer');
  await api.drain();
  expect(deal.contract.state).toBe('IN_FORCE');
  const answer = await api.gql(buyer.manager, `{ offer(id: "${offer?.id}") { availableQuantity { value } } }`);
  expect(answer.data['offer'].availableQuantity.value).toBe('40000');
  const [link] = await api.db.query<{ state: string }>(
    `SELECT state FROM chain_links WHERE supplier_id = $1 AND receiver_id = $2 AND kind = 'PURCHASE' AND $3 = ANY(contract_ids)`,
    [seller.id, buyer.id, deal.contract.id],
  );
  expect(link).toEqual({ state: 'ACTIVE' });
  const [{ gaps } = { gaps: -1 }] = await api.db.query<{ gaps: number }>(
    `SELECT (max(split_part(number, '/', 1)::int) - count(*))::int AS gaps FROM opinions WHERE number LIKE '%/2026/%'`,
  );
  expect(gaps).toBe(0);
}, 60_000);
