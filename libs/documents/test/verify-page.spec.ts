import { createHash } from 'node:crypto';
import { startTestApi, type TestApi } from '@testing/test-api';
import { aContractInForce, aProposal, onContract, type Deal } from '@testing/world/contracts';

describe('the public page that verifies a document', () => {
  let api: TestApi;
  let deal: Deal;
  let pdf: Buffer;
  beforeAll(async () => {
    api = await startTestApi();
    deal = await aContractInForce(api);
    const headers = { authorization: `Bearer ${deal.seller.manager.token}` };
    const answer = await fetch(`${api.url}/api/contracts/${deal.contract.id}/document.pdf`, { headers });
    pdf = Buffer.from(await answer.arrayBuffer());
  });
  afterAll(() => api.close());

  const page = async (path: string, locale = 'en') => {
    const response = await fetch(`${api.url}${path}`, { headers: { 'accept-language': locale } });
    return {
      status: response.status,
      text: await response.text(),
      csp: response.headers.get('content-security-policy'),
    };
  };
  const send = async (bytes: Buffer) => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'hop-dong.pdf');
    const response = await fetch(`${api.url}/verify`, {
      method: 'POST',
      body: form,
      headers: { 'accept-language': 'en' },
    });
    return { status: response.status, text: await response.text() };
  };
  const ask = async (sha256: string) => {
    const query = `query ($sha256: String!) { verifyDocument(sha256: $sha256) {
      sha256 found termsVersion current proved notProved signatures { side method signedAt } } }`;
    return (await api.gql(null, query, { sha256 })).data['verifyDocument'];
  };

  it('says of the hash on the paper what is proved and what is not, and names nobody', async () => {
    const { status, text, csp } = await page(`/verify/${deal.contract.termsHash}?p=2`);
    expect(status).toBe(200);
    expect(csp).toContain("default-src 'none'");
    expect(text).toContain('in force since 24/11/2026');
    expect(text).toContain('does not prove the rest of that paper');
    expect(text).toContain('It is not a digital signature');
    for (const secret of [deal.seller.nameVi, deal.buyer.nameVi, deal.contract.id]) expect(text).not.toContain(secret);
    expect((await page(`/verify/${deal.contract.termsHash}`, 'vi')).text).toContain('không phải chữ ký số');
  });

  it('knows the PDF byte for byte, and no other', async () => {
    expect((await send(pdf)).text).toContain('byte for byte the PDF of version 1');
    const changed = Buffer.from(pdf);
    changed[1000] = (changed[1000] ?? 0) ^ 1;
    const answer = await send(changed);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('does not prove a forgery');
  });

  it('answers the same through the API, to anybody', async () => {
    expect(await ask(createHash('sha256').update(pdf).digest('hex'))).toMatchObject({
      ...{ found: 'DOCUMENT', termsVersion: 1, current: true },
      signatures: [{ side: 'SELLER', method: 'ONE_TIME_CODE' }, { side: 'BUYER' }],
    });
    expect(await ask('<script>')).toMatchObject({ found: 'NONE', sha256: '', proved: [] });
  });

  it('says when the terms were replaced', async () => {
    const other = await aProposal(api);
    const edits = [{ path: 'price.base', value: '5900' }];
    await onContract(api, other.seller.manager, 'counterContract', {
      ...{ contractId: other.contract.id, termsVersion: other.contract.termsVersion, edits },
    });
    const answer = await ask(other.contract.termsHash);
    expect(answer).toMatchObject({ found: 'TERMS', current: false, signatures: [] });
    expect(answer.notProved.join(' ')).toContain('không còn là bản đang dùng');
  });

  it('shows a form without a hash, and takes nothing that is no file', async () => {
    expect((await page('/verify')).text).toContain('<form');
    expect((await fetch(`${api.url}/verify`, { method: 'POST' })).status).toBe(400);
    expect((await page('/verify/%3Cscript%3E')).text).not.toContain('<script>');
  });
});
