import { Injectable } from '@nestjs/common';
import type { OrganisationKind } from '@domain/access/actor';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { OrganisationId } from '@domain/kernel/id';
import {
  notFound,
  type IdempotencyKeyReused,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
} from '@domain/kernel/refusals';
import { registerOrganisation, type KindNotOpen } from '@domain/organisations/decide-organisation';
import { founderRoles } from '@domain/organisations/membership';
import { readFacts, type FactsInput } from '@domain/organisations/read-facts';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { MembersStore } from '../data/members.store';
import { OrganisationsStore } from '../data/organisations.store';
import { naming } from './naming-refused';
import { SeatCheck } from './seat-check';

export interface RegisterOrganisationInput {
  readonly kind: OrganisationKind;
  readonly facts: FactsInput;
}

type Refused = KindNotOpen | InvalidInput | NotPermitted | NotFound | IdempotencyKeyReused;

/** Drafts the page of an organisation; whoever does becomes its first manager. */
@Injectable()
export class RegisterOrganisation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationsStore,
    private readonly seat: SeatCheck,
    private readonly members: MembersStore,
  ) {}

  run(command: Command, input: RegisterOrganisationInput): Promise<Outcome<OrganisationId, Refused>> {
    return naming(() =>
      this.unitOfWork.run<OrganisationId, Refused>(command, async (tx) => {
        const no = tx.require(
          'organisations.register',
          { organisationIds: [] },
          { what: 'Organisation', visible: true },
        );
        if (no) return refused(no);
        if (tx.actor.kind !== 'account') return refused(notFound('Account'));
        const { accountId } = tx.actor;
        const facts = readFacts(input.facts, tx.today());
        if ('code' in facts) return refused(facts);
        const elsewhere = await this.seat.faultOf(facts, tx.today());
        if (elsewhere) return refused(elsewhere);
        const decision = registerOrganisation(tx.newId('organisation'), input.kind, facts);
        if (!decision.ok) return decision;
        const { state: organisation, events } = decision;
        const roles = founderRoles(organisation.kind);
        const joined = {
          type: 'organisations.member-joined',
          organisationId: organisation.id,
          accountId,
          roles,
        } as const;
        await this.organisations.insert(tx, organisation, accountId, [...events, joined]);
        await this.members.add(tx, organisation.id, { accountId, roles });
        return done(organisation.id);
      }),
    );
  }
}
