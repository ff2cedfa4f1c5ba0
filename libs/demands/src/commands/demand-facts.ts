import { Injectable } from '@nestjs/common';
import { belongsTo } from '@domain/access/actor';
import type { Action } from '@domain/access/action';
import type { BuyerFacts } from '@domain/demands/decide-demand';
import type { AnswerBody, Demand, DemandTerms } from '@domain/demands/demand';
import { readAnswer, readDemandTerms, type AnswerForm, type DemandTermsForm } from '@domain/demands/read-demand-terms';
import { refused, type Outcome } from '@domain/kernel/decision';
import type { OrganisationId } from '@domain/kernel/id';
import { invalidInput, issue, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import type { ReadingRefusal } from '@domain/offers/reading';
import { CERTIFICATE_SCHEMES } from '@domain/organisations/certificate';
import { GoodsReference, OffersReader } from '@offers/public';
import { OrganisationsReader } from '@organisations/public';
import type { Transaction } from '@platform/database/transaction';

const SCHEMES: ReadonlySet<string> = new Set(CERTIFICATE_SCHEMES);

/** May the actor do this with the demand? Drafts of others are not there. */
export function requireForDemand(tx: Transaction, action: Action, demand: Demand): NotPermitted | NotFound | null {
  const visible = demand.state !== 'DRAFT' || belongsTo(tx.actor, demand.organisationId);
  return tx.require(action, { organisationIds: [demand.organisationId] }, { what: 'Demand', visible });
}

/** Fetches what decisions about demands need to know. */
@Injectable()
export class DemandFacts {
  constructor(
    private readonly goods: GoodsReference,
    private readonly organisations: OrganisationsReader,
    private readonly offers: OffersReader,
  ) {}

  /** Kind and standing of an organisation that buys or answers. */
  async organisation(tx: Transaction, id: OrganisationId): Promise<BuyerFacts> {
    const found = (await this.organisations.inTransaction(tx, [id])).get(id);
    if (!found) throw new Error(`no organisation ${id}`);
    return { kind: found.kind, verified: found.state === 'VERIFIED' };
  }

  async terms(form: DemandTermsForm): Promise<Outcome<DemandTerms, ReadingRefusal>> {
    const facts = await this.goods.factsOf(form.commodity, form.placeId);
    return readDemandTerms(form, { ...facts, schemes: SCHEMES });
  }

  /** What a seller answers, in the units of the demand; an offer that is named must be the seller's, of these goods. */
  async answerBody(
    form: AnswerForm,
    { terms }: Demand,
    sellerId: OrganisationId,
  ): Promise<Outcome<AnswerBody, ReadingRefusal>> {
    const { commodity } = await this.goods.factsOf(terms.commodity, terms.place.unitId);
    if (!commodity) return refused(invalidInput(issue('commodity', 'unknown-value')));
    const body = readAnswer(form, commodity);
    if (!body.ok || !body.value.offerId) return body;
    const offer = (await this.offers.byIds([body.value.offerId])).get(body.value.offerId);
    const fits = offer?.organisationId === sellerId && offer.terms.commodity === terms.commodity;
    return fits ? body : refused(invalidInput(issue('offerId', 'unknown-value')));
  }
}
