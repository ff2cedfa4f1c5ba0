import { Injectable } from '@nestjs/common';
import { proposeContract, type PartyStanding } from '@domain/contracts/negotiate';
import type { PartyNotVerified, UnfitParties } from '@domain/contracts/contract-refusals';
import type { Decimal } from '@domain/kernel/decimal';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type ContractId, type OrganisationId } from '@domain/kernel/id';
import { invalidInput, issue, notFound, type IdempotencyKeyReused, type InvalidInput, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import type { Command } from '@platform/database/unit-of-work';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { DemandsReader, type DemandView } from '@demands/public';
import { OffersReader, type OfferView } from '@offers/public';
import { OrganisationsReader, type OrganisationView } from '@organisations/public';
import { ContractStore } from '../data/contract.store';
import { namedTerms } from '../data/terms-hash';
import { DrawUpTerms } from './draw-up-terms';
import { courtesyOf, termsFrom, type TermsInput } from './negotiation-input';

export interface ProposeContractInput extends TermsInput {
  /** For whom the actor proposes. */
  readonly organisationId: string;
  readonly offerId?: string | null;
  readonly demandId?: string | null;
  /** The other side, when neither an offer nor a demand says who that is. */
  readonly counterpartyId?: string | null;
  readonly quantity?: Decimal | null;
  readonly price?: Decimal | null;
}

type Refused = IdempotencyKeyReused | NotFound | NotPermitted | InvalidInput | UnfitParties | PartyNotVerified;

interface Subject {
  readonly offer: OfferView | null;
  readonly demand: DemandView | null;
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
}

/** Opens a negotiation on an offer, on a demand, or with somebody directly. */
@Injectable()
export class ProposeContract {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractStore,
    private readonly organisations: OrganisationsReader,
    private readonly offers: OffersReader,
    private readonly demands: DemandsReader,
    private readonly drawUp: DrawUpTerms,
  ) {}

  async run(command: Command, input: ProposeContractInput): Promise<Outcome<ContractId, Refused>> {
    const by = parseId('organisation', input.organisationId);
    const subject = by && (await this.subjectOf(by, input));
    return this.unitOfWork.run<ContractId, Refused>(command, async (tx) => {
      const no = tx.require('contracts.propose', { organisationIds: by ? [by] : [] }, { what: 'Organisation', visible: false });
      if (no) return refused(no);
      if (!by || !subject) return refused(notFound('Organisation'));
      if ('code' in subject) return refused(subject);
      const { sellerId, buyerId, offer, demand } = subject;
      const parties = await this.organisations.inTransaction(tx, [sellerId, buyerId]);
      const [seller, buyer] = [parties.get(sellerId), parties.get(buyerId)];
      if (!seller || !buyer) return refused(notFound('Organisation'));
      const drawn = this.drawUp.from({
        ...{ seller, buyer, offer, demand },
        quantity: input.quantity ?? null,
        price: input.price ?? null,
        today: tx.today(),
      });
      const terms = drawn.ok ? termsFrom(input, drawn.value) : drawn;
      if (!terms.ok) return refused(invalidInput(...terms.issues));
      const courtesy = courtesyOf(input);
      if (!courtesy.ok) return refused(invalidInput(...courtesy.issues));
      const decision = proposeContract({
        id: tx.newId('contract'),
        seller: standingOf(seller),
        buyer: standingOf(buyer),
        by,
        offerId: offer?.id ?? null,
        demandId: demand?.id ?? null,
        proposed: namedTerms(terms.value),
        deadlineDays: courtesy.value.deadlineDays,
        now: tx.now,
      });
      if (!decision.ok) return decision;
      await this.contracts.add(tx, decision.state, decision.events, courtesy.value.message);
      return done(decision.state.id);
    });
  }

  /** Who sells to whom, and of what. Offers and demands that are not published are not found. */
  private async subjectOf(by: OrganisationId, input: ProposeContractInput): Promise<Subject | NotFound | InvalidInput> {
    const offerId = input.offerId ? parseId('offer', input.offerId) : null;
    const demandId = input.demandId ? parseId('demand', input.demandId) : null;
    const offer = offerId ? ((await this.offers.byIds([offerId])).get(offerId) ?? null) : null;
    const demand = demandId ? ((await this.demands.byIds([demandId])).get(demandId) ?? null) : null;
    if (input.offerId && offer?.state !== 'PUBLISHED') return notFound('Offer');
    if (input.demandId && !['PUBLISHED', 'CLOSED', 'AWARDED'].includes(demand?.state ?? '')) return notFound('Demand');
    const other = input.counterpartyId ? parseId('organisation', input.counterpartyId) : null;
    if (!offer && !demand && !other) return invalidInput(issue('offerId', 'required'));
    if (offer && demand) return { offer, demand, sellerId: offer.organisationId, buyerId: demand.organisationId };
    if (offer) return { offer, demand, sellerId: offer.organisationId, buyerId: by === offer.organisationId && other ? other : by };
    if (demand) return { offer, demand, sellerId: by === demand.organisationId && other ? other : by, buyerId: demand.organisationId };
    return this.direct(by, other);
  }

  private async direct(by: OrganisationId, other: OrganisationId | null): Promise<Subject | NotFound> {
    const both = other ? await this.organisations.byIds([by, other]) : new Map<OrganisationId, OrganisationView>();
    const counterparty = other && both.get(other);
    if (!other || counterparty?.state !== 'VERIFIED') return notFound('Organisation');
    const iSell = counterparty.kind === 'ENTERPRISE' || counterparty.kind === 'HOUSEHOLD_BUSINESS';
    return { offer: null, demand: null, sellerId: iSell ? by : other, buyerId: iSell ? other : by };
  }
}

function standingOf(organisation: OrganisationView): PartyStanding {
  return { id: organisation.id, kind: organisation.kind, verified: organisation.state === 'VERIFIED' };
}
