import type { TestApi } from '../test-api';
import { mutate, type TradingOrganisation } from './organisations';

/** 80 t of fresh OM18 from Giồng Riềng, winter–spring 2026–27, at 5,800 đồng a kilogram. */
export function offerTerms(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    commodity: 'LUA',
    variety: 'OM18',
    form: 'FRESH',
    season: 'DONG_XUAN-2027',
    volume: { fixed: { amount: '80', unit: 'TAN' } },
    harvest: { from: '2027-02-20', to: '2027-03-10' },
    placeId: 'vn-30904-2025',
    price: { mechanism: 'FIXED', base: '5800' },
    ...change,
  };
}

export interface OfferMade {
  readonly id: string;
  readonly version: number;
}

/** A draft that only its cooperative sees. */
export async function aDraftOffer(
  api: TestApi,
  seller: TradingOrganisation,
  change: Record<string, unknown> = {},
): Promise<OfferMade> {
  const input = { organisationId: seller.id, terms: offerTerms(change) };
  const { offer } = await mutate<{ offer: OfferMade }>(
    api,
    seller.manager,
    'draftOffer',
    input,
    'offer { id version }',
  );
  return offer;
}

/** An offer that is up. */
export async function aPublishedOffer(
  api: TestApi,
  seller: TradingOrganisation,
  change: Record<string, unknown> = {},
): Promise<OfferMade> {
  const { id: offerId } = await aDraftOffer(api, seller, change);
  const { offer } = await mutate<{ offer: OfferMade }>(
    api,
    seller.manager,
    'publishOffer',
    { offerId },
    'offer { id version }',
  );
  return offer;
}

/** 300 t of fresh rice in two deliveries, answers until 20 December 2026. */
export function demandTerms(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    commodity: 'LUA',
    varieties: ['OM18'],
    form: 'FRESH',
    tranches: [
      { quantity: { amount: '200', unit: 'TAN' }, window: { from: '2027-02-15', to: '2027-03-05' } },
      { quantity: { amount: '100', unit: 'TAN' }, window: { from: '2027-03-06', to: '2027-03-31' } },
    ],
    placeId: 'vn-30904-2025',
    price: { mechanism: 'FIXED', base: '5900' },
    answers: 'OPEN',
    deadlineAt: '2026-12-20T10:00:00Z',
    ...change,
  };
}

export async function aDraftDemand(
  api: TestApi,
  buyer: TradingOrganisation,
  change: Record<string, unknown> = {},
): Promise<OfferMade> {
  const input = { organisationId: buyer.id, terms: demandTerms(change) };
  const { demand } = await mutate<{ demand: OfferMade }>(
    api,
    buyer.manager,
    'draftDemand',
    input,
    'demand { id version }',
  );
  return demand;
}

/** A demand that is open to answers. */
export async function aPublishedDemand(
  api: TestApi,
  buyer: TradingOrganisation,
  change: Record<string, unknown> = {},
): Promise<OfferMade> {
  const { id: demandId } = await aDraftDemand(api, buyer, change);
  const { demand } = await mutate<{ demand: OfferMade }>(
    api,
    buyer.manager,
    'publishDemand',
    { demandId },
    'demand { id version }',
  );
  return demand;
}

/** An answer of a cooperative to the first delivery of a demand. */
export async function anAnswer(
  api: TestApi,
  seller: TradingOrganisation,
  demandId: string,
  { tonnes = '50', price = '5750', ...more }: { tonnes?: string; price?: string; offerId?: string } = {},
): Promise<{ id: string; receipt: string }> {
  const input = {
    demandId,
    organisationId: seller.id,
    quantities: [{ tranche: 0, quantity: { amount: tonnes, unit: 'TAN' } }],
    price: { mechanism: 'FIXED', base: price },
    ...more,
  };
  const { answer } = await mutate<{ answer: { id: string; receipt: string } }>(
    api,
    seller.manager,
    'answerDemand',
    input,
    'answer { id receipt }',
  );
  return answer;
}
