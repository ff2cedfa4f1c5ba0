import { createHash } from 'node:crypto';
import { startTestApi, type As, type TestApi } from '@testing/test-api';
import { aContractInForce, aProposal, contractNow, onContract, type Deal } from '@testing/world/contracts';
import { anAlliance, aVerifiedEnterprise } from '@testing/world/organisations';
import { dense, readPdf } from './read-pdf';

const DOCUMENTS = 'documents { pdfUrl docxUrl evidenceUrl verifyUrl sha256 pages }';

describe('the papers of a contract', () => {
  let api: TestApi;
  let deal: Deal;
  beforeAll(async () => {
    api = await startTestApi();
    deal = await aProposal(api);
  });
  afterAll(() => api.close());

  const get = (as: As, path: string): Promise<Response> =>
    fetch(`${api.url}${path}`, { headers: as ? { authorization: `Bearer ${as.token}` } : {} });
  const bytesOf = async (as: As, path: string): Promise<Buffer> => {
    const response = await get(as, path);
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };
  const documentsOf = async (as: As) => {
    const answer = await api.gql(as, `query ($id: ID!) { contract(id: $id) { ${DOCUMENTS} } }`, {
      id: deal.contract.id,
    });
    return answer.data['contract'].documents;
  };

  it('are the same bytes for both parties, named by their hash, with the goods and the hash in them', async () => {
    const { pdfUrl } = await documentsOf(deal.seller.manager);
    const [mine, theirs] = [await bytesOf(deal.seller.staff, pdfUrl), await bytesOf(deal.buyer.manager, pdfUrl)];
    expect(mine.equals(theirs)).toBe(true);
    const { sha256, pages, verifyUrl } = await documentsOf(deal.buyer.manager);
    expect(createHash('sha256').update(mine).digest('hex')).toBe(sha256);
    const read = readPdf(mine);
    expect(read.pages).toHaveLength(pages);
    const text = dense(read.pages.join(''));
    expect(text).toContain(dense('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'));
    expect(text).toContain(deal.contract.termsHash);
    expect(text).toContain(dense(deal.seller.nameVi));
    expect(verifyUrl).toBe(`http://localhost:3000/verify/${deal.contract.termsHash}`);
  });

  it('come as DOCX of the same text, the same bytes each time', async () => {
    const { docxUrl } = await documentsOf(deal.seller.manager);
    const [one, two] = [await bytesOf(deal.seller.manager, docxUrl), await bytesOf(deal.buyer.manager, docxUrl)];
    expect(one.equals(two)).toBe(true);
    expect(one.includes('word/document.xml')).toBe(true);
  });

  it('are there for the parties and the Alliance, and for nobody else', async () => {
    const { pdfUrl, docxUrl, evidenceUrl } = await documentsOf(deal.seller.manager);
    const stranger = (await aVerifiedEnterprise(api)).manager;
    for (const path of [pdfUrl, docxUrl, evidenceUrl]) {
      expect((await get((await anAlliance(api)).advisor, path)).status).toBe(200);
      expect([(await get(stranger, path)).status, (await get(null, path)).status]).toEqual([404, 404]);
    }
    expect((await get(deal.seller.manager, '/api/contracts/x/document.pdf')).status).toBe(404);
  });

  it('change with the terms, and only with them', async () => {
    const { sha256: before } = await documentsOf(deal.seller.manager);
    const edits = [{ path: 'price.base', value: '5900' }];
    await onContract(api, deal.seller.manager, 'counterContract', {
      ...{ contractId: deal.contract.id, termsVersion: deal.contract.termsVersion, edits },
    });
    const { pdfUrl, sha256: none } = await documentsOf(deal.seller.manager);
    expect(none).toBeNull();
    await bytesOf(deal.seller.manager, pdfUrl);
    expect((await documentsOf(deal.seller.manager)).sha256).not.toBe(before);
    deal = { ...deal, contract: await contractNow(api, deal.seller.manager, deal.contract.id) };
  });

  it('the evidence page says who signed when and how, and that a code is no digital signature', async () => {
    const signed = await aContractInForce(api);
    const path = `/api/contracts/${signed.contract.id}/evidence.pdf`;
    const bytes = await bytesOf(signed.seller.manager, path);
    expect((await bytesOf(signed.buyer.manager, path)).equals(bytes)).toBe(true);
    const text = dense(readPdf(bytes).pages.join(''));
    expect(text).toContain(dense('không phải chữ ký số'));
    for (const { accountId } of [signed.seller.signatory, signed.buyer.signatory]) expect(text).toContain(accountId);
    expect(text).toContain(signed.contract.termsHash);
    expect(text).not.toContain(signed.seller.signatory.phone);
  });
});
