import type { TestApi } from '@testing/test-api';
import { agreed, aProposal, submitted, type Deal } from '@testing/world/contracts';
import {
  offerTerms,
  demandTerms,
  aDraftOffer,
  anAnswer,
  aPublishedDemand,
  aPublishedOffer,
} from '@testing/world/offers';
import { anUpload } from '@testing/world/files';
import { completeFacts, mutate } from '@testing/world/organisations';
import type { People } from './people';

/** Things of the seller and the buyer on which the matrix is tried. */
export interface Things {
  readonly offerId: string;
  readonly draftOfferId: string;
  /** Another published offer, on which nothing else is tried. */
  readonly openOfferId: string;
  readonly demandId: string;
  readonly answerId: string;
  readonly certificateId: string;
  readonly invitationId: string;
  readonly linkId: string;
  readonly negotiating: Deal;
  readonly examined: Deal;
  readonly appraisalId: string;
  readonly offerTerms: Record<string, unknown>;
  readonly demandTerms: Record<string, unknown>;
  readonly facts: Record<string, unknown>;
  readonly fileId: string;
}

export async function thingsOf(api: TestApi, { seller, buyer }: People): Promise<Things> {
  const { id: offerId } = await aPublishedOffer(api, seller);
  const { id: openOfferId } = await aPublishedOffer(api, seller);
  const { id: draftOfferId } = await aDraftOffer(api, seller);
  const { id: demandId } = await aPublishedDemand(api, buyer);
  const { id: answerId } = await anAnswer(api, seller, demandId);
  const negotiating = await aProposal(api, { seller, buyer, offerId }, { quantity: '10000' });
  const examined = await submitted(
    api,
    await agreed(api, await aProposal(api, { seller, buyer, offerId }, { quantity: '10000' })),
  );
  const certificate = await mutate(
    api,
    seller.manager,
    'declareCertificate',
    {
      organisationId: seller.id,
      scheme: 'VIETGAP_TT',
      number: 'VG-1',
      issuer: 'Trung tâm chứng nhận',
      scope: { description: 'Lúa', commodities: ['LUA'] },
      validFrom: '2026-01-01',
      validTo: '2028-01-01',
    },
    'certificate { id }',
  );
  const invitation = await mutate(
    api,
    seller.manager,
    'inviteMember',
    { organisationId: seller.id, contact: '+84911222333', roles: ['STAFF'] },
    'invitationId',
  );
  const declared = await mutate(
    api,
    seller.manager,
    'declareLink',
    {
      organisationId: seller.id,
      otherOrganisationId: buyer.id,
      asSupplier: true,
      kind: 'PURCHASE',
      commodity: 'LUA',
      validFrom: '2026-01-01',
    },
    'link { id }',
  );
  await api.drain();
  const cases = await api.gql(seller.manager, '{ appraisals { edges { node { id } } } }');
  return {
    offerId,
    draftOfferId,
    openOfferId,
    demandId,
    answerId,
    certificateId: certificate.certificate.id,
    invitationId: invitation.invitationId,
    linkId: declared.link.id,
    negotiating,
    examined,
    appraisalId: cases.data['appraisals'].edges[0].node.id,
    offerTerms: offerTerms(),
    demandTerms: demandTerms(),
    facts: completeFacts(),
    fileId: await anUpload(api, seller.manager, { purpose: 'CONTRACT_ATTACHMENT' }),
  };
}
