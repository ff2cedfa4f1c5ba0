import { Injectable } from '@nestjs/common';
import { belongsTo } from '@domain/access/actor';
import type { Action } from '@domain/access/action';
import type { BuyerFacts } from '@domain/demands/decide-demand';
import type { Demand, DemandTerms } from '@domain/demands/demand';
import { readDemandTerms, type DemandTermsForm } from '@domain/demands/read-demand-terms';
import type { Outcome } from '@domain/kernel/decision';
import type { OrganisationId } from '@domain/kernel/id';
import type { NotFound, NotPermitted } from '@domain/kernel/refusals';
import type { ReadingRefusal } from '@domain/offers/reading';
import { CERTIFICATE_SCHEMES } from '@domain/organisations/certificate';
import { GoodsReference } from '@offers/public';
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
}
