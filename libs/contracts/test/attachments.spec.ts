import { startTestApi, type TestApi } from '@testing/test-api';
import { aProposal, onContract, type Deal } from '@testing/world/contracts';
import { anUpload, PDF } from '@testing/world/files';
import { anAlliance, aVerifiedCooperative } from '@testing/world/organisations';
import { refused } from '@testing/world/refused';

describe('papers of a contract', () => {
  let api: TestApi;
  let deal: Deal;

  beforeAll(async () => {
    api = await startTestApi();
    deal = await aProposal(api);
  });
  afterAll(() => api.close());

  const anAttachment = (as: { token: string }, bytes = PDF): Promise<string> =>
    anUpload(api, as, { purpose: 'CONTRACT_ATTACHMENT', name: 'Danh sách xã viên.pdf', bytes });
  const papers = async (as: { token: string }) => {
    const answer = await api.gql(
      as,
      `query ($id: ID!) { contract(id: $id) { attachments(first: 10) { totalCount edges { node {
         path termsVersion organisation { id } file { id name url } } } } } }`,
      { id: deal.contract.id },
    );
    return answer.data['contract']?.attachments ?? null;
  };
  const read = (as: { token: string }, url: string): Promise<Response> =>
    fetch(`${api.url}${url}`, { headers: { authorization: `Bearer ${as.token}` } });

  it('lie with a term, for both parties and the Alliance, and for nobody else', async () => {
    const fileId = await anAttachment(deal.seller.staff);
    const input = { contractId: deal.contract.id, fileIds: [fileId], path: 'members' };
    await onContract(api, deal.seller.staff, 'attachToContract', input);
    const alliance = await anAlliance(api);
    for (const reader of [deal.seller.manager, deal.buyer.signatory, alliance.advisor]) {
      const list = await papers(reader);
      expect(list).toMatchObject({
        totalCount: 1,
        edges: [
          {
            node: {
              path: 'members',
              termsVersion: 1,
              organisation: { id: deal.seller.id },
              file: { id: fileId, name: 'Danh sách xã viên.pdf' },
            },
          },
        ],
      });
      expect((await read(reader, list.edges[0].node.file.url)).status).toBe(200);
    }
    const stranger = (await aVerifiedCooperative(api)).manager;
    expect(await papers(stranger)).toBeNull();
    expect((await read(stranger, `/api/files/${fileId}`)).status).toBe(404);
  });

  it('are laid to it once, however often they are named', async () => {
    const fileId = await anAttachment(deal.buyer.staff, Buffer.concat([PDF, Buffer.from('%2\n')]));
    const input = { contractId: deal.contract.id, fileIds: [fileId, fileId] };
    const before = (await papers(deal.buyer.staff)).totalCount;
    for (let i = 0; i < 2; i += 1) await onContract(api, deal.buyer.staff, 'attachToContract', input);
    expect((await papers(deal.buyer.staff)).totalCount).toBe(before + 1);
  });

  it('are told in the history, and nobody is sent a message', async () => {
    const answer = await api.gql(
      deal.seller.manager,
      'query ($id: ID!) { contract(id: $id) { history(first: 100) { edges { node { type description } } } } }',
      { id: deal.contract.id },
    );
    const lines: { node: { type: string; description: string } }[] = answer.data['contract'].history.edges;
    expect(lines.filter(({ node }) => node.type === 'contracts.attached').map(({ node }) => node.description)).toEqual(
      Array(2).fill('Đã đính kèm tài liệu'),
    );
  });

  it('of other people, of other purposes, and laid elsewhere are not found', async () => {
    const contractId = deal.contract.id;
    const theirs = await anAttachment(deal.buyer.staff, Buffer.concat([PDF, Buffer.from('%3\n')]));
    const photo = await anUpload(api, deal.seller.staff, { purpose: 'ORGANISATION_DOCUMENT' });
    for (const fileId of [theirs, photo]) {
      expect(
        await refused(api, deal.seller.staff, 'attachToContract', { contractId, fileIds: [fileId] }),
      ).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('need a file, a path that exists, and room', async () => {
    const contractId = deal.contract.id;
    const fileId = await anAttachment(deal.seller.staff, Buffer.concat([PDF, Buffer.from('%4\n')]));
    const no = (input: object) =>
      refused(
        api,
        deal.seller.staff,
        'attachToContract',
        { contractId, ...input },
        { facts: '... on AttachmentsFull { largest }' },
      );
    expect(await no({ fileIds: [] })).toMatchObject({
      code: 'INVALID_INPUT',
      issues: [{ path: 'fileIds', code: 'required' }],
    });
    expect(await no({ fileIds: ['x'] })).toMatchObject({ issues: [{ path: 'fileIds[0]', code: 'bad-id' }] });
    expect(await no({ fileIds: [fileId], path: 'colour' })).toMatchObject({
      issues: [{ path: 'path', code: 'unknown-field' }],
    });
    // Two lie with it already; room is asked for before the files are looked up.
    const many = Array.from({ length: 100 }, (_, i) => `fil_${String(i).padStart(26, '0')}`);
    expect(await no({ fileIds: many })).toMatchObject({ code: 'ATTACHMENTS_FULL', largest: 100 });
  });
});
