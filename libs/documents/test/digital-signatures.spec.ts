import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestApi, type TestApi } from '@testing/test-api';
import { advised, aProposal, onContract, signed, type Deal } from '@testing/world/contracts';
import { aVerifiedCooperative, aVerifiedEnterprise, type TradingOrganisation } from '@testing/world/organisations';
import { refused } from '@testing/world/refused';
import { Authority, opensslIsThere } from './authority';
import { dense, readPdf } from './read-pdf';

const there = opensslIsThere();
if (!there) process.stderr.write('openssl is not on this machine: digital signatures are not tested.\n');

(there ? describe : describe.skip)('a digital signature made outside', () => {
  let api: TestApi;
  let authority: Authority;
  let seller: TradingOrganisation;
  let buyer: TradingOrganisation;
  let taxCode: string;
  let deal: Deal;
  let pdf: Buffer;

  beforeAll(async () => {
    api = await startTestApi();
    // The signer's clock is the machine's; so must be the server's.
    api.clock.goTo(new Date().toISOString().slice(0, 10), 23);
    authority = new Authority();
    const folder = join(api.dataFolder, 'trust-roots');
    mkdirSync(folder);
    writeFileSync(join(folder, 'root.pem'), authority.root);
    seller = await aVerifiedCooperative(api);
    buyer = await aVerifiedEnterprise(api);
    deal = await fresh();
    pdf = await pdfOf(deal);
    taxCode = await taxCodeOf(deal);
  });
  afterAll(async () => {
    authority.close();
    await api.close();
  });

  const fresh = async (): Promise<Deal> => advised(api, await aProposal(api, { seller, buyer }, { quantity: '1000' }));
  const get = async (path: string): Promise<Buffer> => {
    const headers = { authorization: `Bearer ${seller.signatory.token}` };
    return Buffer.from(await (await fetch(`${api.url}${path}`, { headers })).arrayBuffer());
  };
  const pdfOf = ({ contract }: Deal): Promise<Buffer> => get(`/api/contracts/${contract.id}/document.pdf`);
  const taxCodeOf = async ({ contract }: Deal): Promise<string> => {
    const query = 'query ($id: ID!) { contract(id: $id) { terms { seller { taxCode } } } }';
    const { data } = await api.gql(seller.manager, query, { id: contract.id });
    return data['contract'].terms.seller.taxCode as string;
  };
  const input = ({ contract }: Deal, signature: string, more: object = {}) => ({
    ...{ contractId: contract.id, termsHash: contract.termsHash, signature },
    ...more,
  });
  const no = (signature: string, facts = '', more: object = {}) =>
    refused(api, seller.signatory, 'signContractWithCertificate', input(deal, signature, more), { facts });
  const own = (extra: { from?: string; to?: string } = {}) =>
    authority.issue({ name: 'HTX Thanh Loc', taxCode, ...extra });

  it('of the party over the PDF signs the contract, beside a one-time code of the other side', async () => {
    const mine = await fresh();
    const signature = authority.sign(await pdfOf(mine), own());
    const after = await onContract(api, seller.signatory, 'signContractWithCertificate', input(mine, signature));
    expect(after.state).toBe('SIGNING');
    const { contract } = await signed(api, { ...mine, contract: after }, 'buyer');
    expect(contract.state).toBe('IN_FORCE');
    const query = 'query ($id: ID!) { contract(id: $id) { signatures { side method sentTo statement } } }';
    const { data } = await api.gql(buyer.manager, query, { id: contract.id });
    expect(data['contract'].signatures).toMatchObject([
      { side: 'SELLER', method: 'DIGITAL_SIGNATURE', sentTo: null },
      { side: 'BUYER', method: 'ONE_TIME_CODE' },
    ]);
    const evidence = dense(readPdf(await get(`/api/contracts/${contract.id}/evidence.pdf`)).pages.join(''));
    expect(evidence).toContain(dense(`MST:${taxCode}`));
    const [proof] = await api.db.query<{ cms: Buffer }>(
      'SELECT cms FROM contract_signature_proofs WHERE contract_id = $1',
      [contract.id],
    );
    expect(proof?.cms.toString('base64')).toBe(signature);
  });

  it('over bytes of which one was changed is refused', async () => {
    const changed = Buffer.from(pdf);
    changed[pdf.length >> 1] = (changed[pdf.length >> 1] ?? 0) ^ 1;
    expect(await no(authority.sign(changed, own()), '... on SignedBytesDiffer { documentSha256 }')).toMatchObject({
      code: 'SIGNED_BYTES_DIFFER',
      documentSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('whose own value was changed is refused', async () => {
    const bytes = Buffer.from(authority.sign(pdf, own()), 'base64');
    bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
    expect((await no(bytes.toString('base64'))).code).toBe('SIGNED_BYTES_DIFFER');
  });

  it('by an expired certificate, or one not valid yet, is refused', async () => {
    const facts = '... on CertificateExpired { validTo subject }';
    const expired = own({ from: '20240101000000Z', to: '20250101000000Z' });
    expect(await no(authority.sign(pdf, expired), facts)).toMatchObject({
      ...{ code: 'CERTIFICATE_EXPIRED', validTo: '2025-01-01T00:00:00.000Z' },
      subject: expect.stringContaining(taxCode),
    });
    const early = own({ from: '20400101000000Z', to: '20410101000000Z' });
    expect((await no(authority.sign(pdf, early))).code).toBe('CERTIFICATE_EXPIRED');
  });

  it('by a revoked certificate is refused when the list comes with it or lies with the roots, and a forged list says nothing', async () => {
    const revoked = own();
    authority.revoke(revoked);
    const crl = authority.crl();
    const signature = authority.sign(pdf, revoked);
    const facts = '... on CertificateRevoked { revokedAt }';
    expect(await no(signature, facts, { revocationLists: [crl] })).toMatchObject({ code: 'CERTIFICATE_REVOKED' });
    const file = join(api.dataFolder, 'trust-roots', 'list.crl');
    writeFileSync(file, crl);
    expect((await no(signature)).code).toBe('CERTIFICATE_REVOKED');
    writeFileSync(file, new Authority().crl());
    const another = authority.issue({ name: 'Ai khac', taxCode: '0100000000' });
    expect((await no(authority.sign(pdf, another))).code).toBe('CERTIFICATE_OF_ANOTHER');
  });

  it('of another organisation is refused, with both named', async () => {
    const another = authority.issue({ name: 'Cong ty khac', taxCode: '0312345678' });
    expect(await no(authority.sign(pdf, another), '... on CertificateOfAnother { expected found }')).toMatchObject({
      ...{ code: 'CERTIFICATE_OF_ANOTHER', expected: taxCode },
      found: expect.stringContaining('0312345678'),
    });
  });

  it('under a root that nobody trusts is refused, even when that root has the same name or comes along', async () => {
    const stranger = new Authority();
    const leaf = stranger.issue({ name: 'HTX Thanh Loc', taxCode });
    const facts = '... on CertificateRootUnknown { issuer }';
    expect(await no(stranger.sign(pdf, leaf), facts)).toMatchObject({
      ...{ code: 'CERTIFICATE_ROOT_UNKNOWN', issuer: expect.stringContaining('LienKet Test Root') },
    });
    const along = stranger.sign(pdf, leaf, ['-certfile', join(stranger.folder, 'ca.pem')]);
    expect((await no(along)).code).toBe('CERTIFICATE_ROOT_UNKNOWN');
    stranger.close();
  });

  it('by a certificate that another signer\'s certificate "issued" is refused: only authorities issue', async () => {
    const middle = new Authority('CN=Middle,O=LienKet');
    const leaf = middle.issue({ name: 'HTX Thanh Loc', taxCode });
    const along = middle.sign(pdf, leaf, ['-certfile', own().certificate]);
    expect((await no(along)).code).toBe('CERTIFICATE_ROOT_UNKNOWN');
    middle.close();
  });

  it('that is none is refused by what it is', async () => {
    const facts = '... on SignatureUnreadable { reason }';
    expect(await no('AAAA', facts)).toMatchObject({ code: 'SIGNATURE_UNREADABLE', reason: 'NOT_CMS' });
    expect(await no('không phải chữ ký', facts)).toMatchObject({ reason: 'NOT_CMS' });
    expect(await no(authority.sign(Buffer.from('x'), own(), ['-nodetach']), facts)).toMatchObject({
      reason: 'NOT_DETACHED',
    });
    expect(await no(authority.sign(pdf, own(), ['-nocerts']), facts)).toMatchObject({ reason: 'NO_CERTIFICATE' });
    const weak = authority.sign(pdf, own(), ['-md', 'sha1']);
    expect(await no(weak, facts)).toMatchObject({ reason: 'WEAK_DIGEST' });
    expect(await no('A'.repeat(50_001))).toMatchObject({ issues: [{ path: 'signature', code: 'too-long' }] });
    expect(await no('AAAA', '', { revocationLists: Array(6).fill('AAAA') })).toMatchObject({
      issues: [{ path: 'revocationLists', code: 'too-many' }],
    });
  });

  it('is for signatories, and for terms that are on the table', async () => {
    const ask = input(deal, 'AAAA');
    expect((await refused(api, seller.manager, 'signContractWithCertificate', ask)).code).toBe('NOT_PERMITTED');
    const other = { ...ask, termsHash: 'f'.repeat(64) };
    expect((await refused(api, seller.signatory, 'signContractWithCertificate', other)).code).toBe('TERMS_CHANGED');
  });
});
