import { Injectable } from '@nestjs/common';
import { belongsTo } from '@domain/access/actor';
import { partiesRefusal, proposeContract, type PartyStanding } from '@domain/contracts/negotiate';
import type { PartyNotVerified, UnfitParties } from '@domain/contracts/contract-refusals';
import type { Decimal } from '@domain/kernel/decimal';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type ContractId } from '@domain/kernel/id';
import {
  invalidInput,
  notFound,
  type IdempotencyKeyReused,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
} from '@domain/kernel/refusals';
import type { Command } from '@platform/database/unit-of-work';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { OrganisationsReader, type OrganisationView } from '@organisations/public';
import { ContractStore } from '../data/contract.store';
import { namedTerms } from '../data/terms-hash';
import { DrawUpTerms } from './draw-up-terms';
import { ProposalSubject } from './proposal-subject';
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

/** Opens a negotiation on an offer, on a demand, or with somebody directly. */
@Injectable()
export class ProposeContract {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractStore,
    private readonly organisations: OrganisationsReader,
    private readonly subjects: ProposalSubject,
    private readonly drawUp: DrawUpTerms,
  ) {}

  async run(command: Command, input: ProposeContractInput): Promise<Outcome<ContractId, Refused>> {
    const by = parseId('organisation', input.organisationId);
    const subject = by && (await this.subjects.of(by, input));
    return this.unitOfWork.run<ContractId, Refused>(command, async (tx) => {
      const no = tx.require(
        'contracts.propose',
        { organisationIds: by ? [by] : [] },
        { what: 'Organisation', visible: by !== null && belongsTo(tx.actor, by) },
      );
      if (no) return refused(no);
      if (!by || !subject) return refused(notFound('Organisation'));
      if ('code' in subject) return refused(subject);
      const { sellerId, buyerId, offer, demand } = subject;
      const parties = await this.organisations.inTransaction(tx, [sellerId, buyerId]);
      const [seller, buyer] = [parties.get(sellerId), parties.get(buyerId)];
      if (!seller || !buyer) return refused(notFound('Organisation'));
      const standings = { seller: standingOf(seller), buyer: standingOf(buyer), by };
      const unfit = partiesRefusal(standings);
      if (unfit) return refused(unfit);
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
        ...standings,
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
}

function standingOf(organisation: OrganisationView): PartyStanding {
  return { id: organisation.id, kind: organisation.kind, verified: organisation.state === 'VERIFIED' };
}
