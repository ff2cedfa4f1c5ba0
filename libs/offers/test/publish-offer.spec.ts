import { startTestApi, type As, type TestApi } from '@testing/test-api';
import { aDraftOffer, aPublishedOffer, offerTerms } from '@testing/world/offers';
import {
  anAlliance,
  anOrganisation,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  mutate,
  type TradingOrganisation,
} from '@testing/world/organisations';

let api: TestApi;
let seller: TradingOrganisation;
let buyer: TradingOrganisation;

beforeAll(async () => {
  api = await startTestApi();
  seller = await aVerifiedCooperative(api);
  buyer = await aVerifiedEnterprise(api);
});
afterAll(() => api.close());

const PROBLEM = `__typename ... on Problem { code message } ... on InvalidInput { issues { path code } }
  ... on NotPermitted { action } ... on WrongOfferState { state } ... on SellerNotEligible { reason }
  ... on HarvestWindowNotPossible { windowReason: reason } ... on ImplausibleYield { stated usualHigh }
  ... on VolumeBelowCommitted { taken { value unit } } ... on StaleVersion { currentVersion }
  ... on AmbiguousUnit { unit question choices } ... on UnitNotForCommodity { allowed }`;

/** What a mutation answers that does not do it. */
async function refusal(as: As, name: string, input: Record<string, unknown>): Promise<Record<string, unknown>> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const known =
    name === 'draftOffer' || name === 'reviseOffer'
      ? PROBLEM
      : PROBLEM.replace(
          /\.\.\. on (VolumeBelowCommitted|StaleVersion|AmbiguousUnit|UnitNotForCommodity) \{[^{}]*(\{[^{}]*\})?[^{}]*\}/g,
          '',
        );
  const answer = await api.gql(as, `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${known} } }`, {
    input,
  });
  return (answer.data[name] ?? answer.errors) as Record<string, unknown>;
}

it('says hello', async () => {
  const offer = await aPublishedOffer(api, seller);
  const { data, errors } = await api.gql(
    null,
    `query ($id: ID!) { offer(id: $id) { state availableQuantity { value unit } organisation { nameVi } commodity { code } place { fullName } allowedActions heldQuantity { value } } }`,
    { id: offer.id },
  );
  console.log(JSON.stringify({ data, errors }), await refusal(seller.manager, 'publishOffer', { offerId: offer.id }));
});
void [anAlliance, anOrganisation, aDraftOffer, offerTerms, mutate, buyer!];
