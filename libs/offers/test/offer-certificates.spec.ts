import { startTestApi, type TestApi } from '@testing/test-api';
import { aPublishedOffer, offerTerms } from '@testing/world/offers';
import { anAlliance, aVerifiedCooperative, mutate, type TradingOrganisation } from '@testing/world/organisations';

let api: TestApi;
let seller: TradingOrganisation;

beforeAll(async () => {
  api = await startTestApi();
  seller = await aVerifiedCooperative(api);
});
afterAll(() => api.close());
afterEach(() => api.clock.goTo('2026-11-24'));

let numbers = 0;

/** VietGAP for crops until the last day of 2026, checked by the Alliance. */
async function aCertificate(owner: TradingOrganisation): Promise<string> {
  numbers += 1;
  const { advisor } = await anAlliance(api);
  const { certificate } = await mutate(
    api,
    owner.manager,
    'declareCertificate',
    {
      organisationId: owner.id,
      scheme: 'VIETGAP_TT',
      number: `VietGAP-TT-13-02-91-00${numbers}`,
      issuer: 'Trung tâm Chất lượng Nông Lâm Thủy sản vùng 6',
      scope: { description: '30 ha lúa ấp Thạnh Hưng' },
      validFrom: '2025-01-01',
      validTo: '2026-12-31',
    },
    'certificate { id }',
  );
  await mutate(api, advisor, 'checkCertificate', { certificateId: certificate.id }, 'certificate { id }');
  return certificate.id as string;
}

const schemesOf = async (id: string): Promise<unknown> =>
  (await api.gql(null, `{ offer(id: "${id}") { certificates { id scheme } } }`)).data['offer'].certificates;
const withVietGap = async (): Promise<string[]> => {
  const filter = { organisationId: seller.id, certificateSchemes: ['VIETGAP_TT'] };
  const { data } = await api.gql(
    null,
    'query ($filter: OfferFilter) { offers(filter: $filter) { edges { node { id } } } }',
    { filter },
  );
  return (data['offers'].edges as { node: { id: string } }[]).map(({ node }) => node.id);
};

it('shows on an offer through its last day in Vietnam, and not a moment longer', async () => {
  const certificateId = await aCertificate(seller);
  const { id } = await aPublishedOffer(api, seller, { certificateIds: [certificateId] });
  api.clock.goTo('2026-12-31', 23.99);
  expect(await schemesOf(id)).toEqual([{ id: certificateId, scheme: 'VIETGAP_TT' }]);
  expect(await withVietGap()).toContain(id);
  api.clock.goTo('2027-01-01', 0);
  expect(await schemesOf(id)).toEqual([]);
  expect(await withVietGap()).not.toContain(id);
});

it('comes off every offer when it is revoked', async () => {
  const certificateId = await aCertificate(seller);
  const { id } = await aPublishedOffer(api, seller, { certificateIds: [certificateId] });
  const { advisor } = await anAlliance(api);
  const input = { certificateId, reason: 'WITHDRAWN_BY_ISSUER' };
  await mutate(api, advisor, 'revokeCertificate', input, 'certificate { id }');
  await api.drain();
  expect(await schemesOf(id)).toEqual([]);
  expect(await withVietGap()).not.toContain(id);
});

it('of somebody else is refused', async () => {
  const other = await aVerifiedCooperative(api);
  const certificateIds = [await aCertificate(other)];
  const { data } = await api.gql(
    seller.manager,
    'mutation ($input: DraftOfferInput!) { draftOffer(input: $input) { ... on CertificateNotUsable { certificateId } } }',
    { input: { organisationId: seller.id, terms: offerTerms({ certificateIds }) } },
  );
  expect(data['draftOffer']).toEqual({ certificateId: certificateIds[0] });
});
