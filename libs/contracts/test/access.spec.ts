import { startTestApi, type TestApi } from '@testing/test-api';
import { agreed, aProposal, onContract, signed, advised, type Deal } from '@testing/world/contracts';
import type { Person } from '@testing/world/identity';
import { aPublishedOffer } from '@testing/world/offers';
import {
  anAlliance,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  type Alliance,
  type TradingOrganisation,
} from '@testing/world/organisations';

const INPUTS: Readonly<Record<string, Record<string, unknown>>> = {
  counterContract: { termsVersion: 99 },
  agreeContract: { termsHash: 'x' },
  refuseContract: { reason: 'x' },
  withdrawContract: {},
  commentOnContract: { body: '' },
  attachToContract: { fileIds: [] },
  submitContractForAppraisal: {},
  acknowledgeFindings: { findingIds: ['x'] },
  requestSigningCode: { termsHash: 'x' },
  signContract: { termsHash: 'x', challengeId: 'x', code: 'x' },
  terminateContract: { ground: 'MUTUAL', reason: '' },
};

describe('who may do what with a contract', () => {
  let api: TestApi;
  let deal: Deal;
  let alliance: Alliance;
  let stranger: TradingOrganisation;

  beforeAll(async () => {
    api = await startTestApi();
    alliance = await anAlliance(api);
    stranger = await aVerifiedEnterprise(api);
    // Withdrawn, so that no command of those who may changes anything.
    deal = await agreed(api, await aProposal(api));
    await onContract(api, deal.buyer.manager, 'withdrawContract', { contractId: deal.contract.id });
  });
  afterAll(() => api.close());

  const answerTo = async (as: Person | null, name: string): Promise<string> => {
    const type = name.charAt(0).toUpperCase() + name.slice(1);
    const input = { contractId: deal.contract.id, ...INPUTS[name] };
    const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename } }`;
    const answer = await api.gql(as, query, { input });
    const kind =
      (answer.data[name]?.__typename as string | undefined) ?? String(answer.errors?.[0]?.extensions['code']);
    if (kind === 'NotPermitted') return 'no';
    if (kind === 'NotFound') return '-';
    return kind === 'UNAUTHENTICATED' ? 'sign in' : 'may';
  };

  it('is a matter of role and side', async () => {
    const readers: [string, Person | null][] = [
      ['seller manager', deal.seller.manager],
      ['seller staff', deal.seller.staff],
      ['seller signatory', deal.seller.signatory],
      ['buyer manager', deal.buyer.manager],
      ['buyer staff', deal.buyer.staff],
      ['buyer signatory', deal.buyer.signatory],
      ['advisor', alliance.advisor],
      ['lead advisor', alliance.lead],
      ['stranger', stranger.manager],
      ['public', null],
    ];
    const lines: string[] = [];
    for (const name of Object.keys(INPUTS)) {
      const cells: string[] = [];
      for (const [, reader] of readers) cells.push((await answerTo(reader, name)).padEnd(7));
      lines.push(`${name.padEnd(26)} ${cells.join(' ')}`.trimEnd());
    }
    expect(
      `\n${' '.repeat(27)}${readers
        .map(([who]) =>
          who
            .split(' ')
            .map((word) => word.slice(0, 3))
            .join(' ')
            .padEnd(7),
        )
        .join(' ')}\n${lines.join('\n')}\n`,
    ).toMatchInlineSnapshot(`
     "
                                sel man sel sta sel sig buy man buy sta buy sig adv     lea adv str     pub    
     counterContract            may     may     no      may     may     no      no      no      -       sign in
     agreeContract              may     no      no      may     no      no      no      no      -       sign in
     refuseContract             may     may     no      may     may     no      no      no      -       sign in
     withdrawContract           may     may     no      may     may     no      no      no      -       sign in
     commentOnContract          may     may     may     may     may     may     may     may     -       sign in
     attachToContract           may     may     may     may     may     may     no      no      -       sign in
     submitContractForAppraisal may     may     no      may     may     no      no      no      -       sign in
     acknowledgeFindings        no      no      may     no      no      no      no      no      -       sign in
     requestSigningCode         no      no      may     no      no      may     no      no      -       sign in
     signContract               no      no      may     no      no      may     no      no      -       sign in
     terminateContract          may     no      may     may     no      may     no      no      -       sign in
     "
    `);
  });

  it('and who may propose, too', async () => {
    const offerId = (await aPublishedOffer(api, deal.seller)).id;
    const ask = async (as: Person | null, organisationId: string): Promise<string> => {
      const query = 'mutation ($input: ProposeContractInput!) { proposeContract(input: $input) { __typename } }';
      const answer = await api.gql(as, query, { input: { organisationId, offerId } });
      return (
        (answer.data['proposeContract']?.__typename as string | undefined) ??
        String(answer.errors?.[0]?.extensions['code'])
      );
    };
    expect(await ask(deal.buyer.staff, deal.buyer.id)).toBe('ProposeContractPayload');
    expect(await ask(deal.buyer.signatory, deal.buyer.id)).toBe('NotPermitted');
    expect(await ask(stranger.manager, deal.buyer.id)).toBe('NotFound');
    expect(await ask(alliance.lead, deal.buyer.id)).toBe('NotFound');
    expect(await ask(null, deal.buyer.id)).toBe('UNAUTHENTICATED');
  });

  it('sees it when of a party or of the Alliance, and nobody else finds it anywhere', async () => {
    const query = `query ($id: ID!, $seller: ID!) { contract(id: $id) { id seller { id } comments { totalCount } }
      contracts { totalCount edges { node { id } } } organisation(id: $seller) { contracts { totalCount } } }`;
    const variables = { id: deal.contract.id, seller: deal.seller.id };
    for (const reader of [deal.seller.staff, deal.buyer.signatory, alliance.advisor]) {
      const { data } = await api.gql(reader, query, variables);
      expect(data['contract'].id).toBe(deal.contract.id);
      expect(data['contracts'].edges.map((edge: { node: { id: string } }) => edge.node.id)).toContain(deal.contract.id);
      expect(data['organisation'].contracts.totalCount).toBeGreaterThan(0);
    }
    const { data } = await api.gql(stranger.manager, query, variables);
    expect(data).toMatchObject({
      contract: null,
      contracts: { totalCount: 0, edges: [] },
      organisation: { contracts: { totalCount: 0 } },
    });
    const open = await api.gql(null, 'query ($id: ID!) { contract(id: $id) { id } }', { id: deal.contract.id });
    expect(open.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('comments are read and written by both parties and by advisors, anchored to a term', async () => {
    const contractId = deal.contract.id;
    for (const [as, path] of [
      [deal.seller.staff, 'price.base'],
      [deal.buyer.signatory, null],
      [alliance.advisor, 'delivery.pickupMaxHours'],
    ] as const) {
      await onContract(api, as, 'commentOnContract', { contractId, path, body: 'Xin ghi rõ hạn nhận hàng.' });
    }
    const answer = await api.gql(
      deal.buyer.staff,
      'query ($id: ID!) { contract(id: $id) { comments { totalCount edges { node { path termsVersion body organisation { id } } } } } }',
      { id: contractId },
    );
    const { totalCount, edges } = answer.data['contract'].comments;
    expect(totalCount).toBe(3);
    expect(
      edges.map(({ node }: { node: { path: string | null; organisation: { id: string } } }) => [
        node.path,
        node.organisation.id,
      ]),
    ).toEqual([
      ['price.base', deal.seller.id],
      [null, deal.buyer.id],
      ['delivery.pickupMaxHours', alliance.id],
    ]);
  });
});

describe('lists of contracts', () => {
  let api: TestApi;
  let seller: TradingOrganisation;
  let buyers: TradingOrganisation[];
  let deals: Deal[];

  beforeAll(async () => {
    api = await startTestApi();
    seller = await aVerifiedCooperative(api);
    buyers = [await aVerifiedEnterprise(api), await aVerifiedEnterprise(api)];
    const offerId = (await aPublishedOffer(api, seller)).id;
    deals = [];
    for (let i = 0; i < 6; i += 1)
      deals.push(
        await aProposal(api, { seller, buyer: buyers[i % 2] as TradingOrganisation, offerId }, { quantity: '1000' }),
      );
  });
  afterAll(() => api.close());

  const ids = (data: { edges: { node: { id: string } }[] }): string[] => data.edges.map(({ node }) => node.id);

  it('come newest first in pages that visit each once, while others are added', async () => {
    const query =
      'query ($after: String) { contracts(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }';
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const answer: { data: Record<string, any> } = await api.gql(buyers[0]?.manager ?? null, query, { after });
      const { contracts } = answer.data;
      seen.push(...ids(contracts));
      ({ endCursor: after, hasNextPage: more } = contracts.pageInfo);
      if (seen.length === 2)
        await aProposal(
          api,
          { seller, buyer: buyers[0] as TradingOrganisation, offerId: (deals[0] as Deal).offerId },
          { quantity: '1' },
        );
    }
    const mine = deals.filter(({ buyer }) => buyer.id === buyers[0]?.id).map(({ contract }) => contract.id);
    expect(seen).toEqual([...mine].sort().reverse());
  });

  it('tell what waits for whom', async () => {
    const waiting = async (as: Person): Promise<string[]> => {
      const answer = await api.gql(
        as,
        '{ contracts(first: 50, filter: { awaitingMe: true }) { edges { node { id } } } }',
      );
      return ids(answer.data['contracts']);
    };
    const [deal] = deals as [Deal];
    const id = deal.contract.id;
    expect([(await waiting(seller.staff)).includes(id), (await waiting(deal.buyer.staff)).includes(id)]).toEqual([
      true,
      false,
    ]);
    const ready = await advised(api, deal);
    expect([(await waiting(seller.staff)).includes(id), (await waiting(deal.buyer.staff)).includes(id)]).toEqual([
      true,
      true,
    ]);
    const half = await signed(api, ready, 'seller');
    expect([(await waiting(seller.staff)).includes(id), (await waiting(deal.buyer.staff)).includes(id)]).toEqual([
      false,
      true,
    ]);
    const whole = await signed(api, half, 'buyer');
    expect([(await waiting(seller.staff)).includes(id), (await waiting(deal.buyer.staff)).includes(id)]).toEqual([
      false,
      false,
    ]);
    await onContract(api, deal.buyer.manager, 'terminateContract', {
      contractId: whole.contract.id,
      ground: 'MUTUAL',
      reason: 'x',
    });
    expect([(await waiting(seller.staff)).includes(id), (await waiting(deal.buyer.staff)).includes(id)]).toEqual([
      true,
      false,
    ]);
  });

  it('narrow by state, organisation, offer and commodity, and refuse ids that are none', async () => {
    const count = async (filter: string): Promise<number> =>
      (await api.gql(seller.manager, `{ contracts(filter: ${filter}) { totalCount } }`)).data['contracts']?.totalCount;
    expect(await count(`{ organisationId: "${buyers[1]?.id}" }`)).toBe(3);
    expect(await count('{ states: [IN_FORCE] }')).toBe(1);
    expect(await count(`{ offerId: "${deals[0]?.offerId}" }`)).toBe(7);
    expect(await count('{ commodity: "TOM" }')).toBe(0);
    const bad = await api.gql(seller.manager, '{ contracts(filter: { organisationId: "x" }) { totalCount } }');
    expect(bad.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('are read with the same number of statements whatever their length', async () => {
    const node = `id state seller { id nameVi } buyer { id nameVi } offer { id } signatures { side } allowedActions terms { kind }
      termsVersions(first: 2) { totalCount edges { node { number proposedBy { id } } } } comments { totalCount edges { node { body } } }
      attachments { totalCount edges { node { file { name } } } }`;
    const query = (first: number) => `{ contracts(first: ${first}) { totalCount edges { node { ${node} } } } }`;
    const few = await api.statementsOf(() => api.gql(seller.manager, query(1)));
    const many = await api.statementsOf(() => api.gql(seller.manager, query(7)));
    expect(many.length).toBe(few.length);
    const each = (n: number) =>
      `{ contracts(first: ${n}) { edges { node { buyer { contracts(first: 2) { totalCount edges { node { id } } } } } } } }`;
    const one = await api.statementsOf(() => api.gql(seller.manager, each(1)));
    const all = await api.statementsOf(() => api.gql(seller.manager, each(7)));
    expect(all.length).toBe(one.length);
  });
});
