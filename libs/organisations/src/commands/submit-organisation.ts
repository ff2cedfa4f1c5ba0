import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type OrganisationId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import {
  submitOrganisation,
  type OrganisationIncomplete,
  type TaxCodeTaken,
  type WrongOrganisationState,
} from '@domain/organisations/decide-organisation';
import { mayKnow } from '@domain/organisations/visibility';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { OrganisationsStore } from '../data/organisations.store';

type Refused =
  NotFound | NotPermitted | WrongOrganisationState | OrganisationIncomplete | TaxCodeTaken | IdempotencyKeyReused;

/** Hands an organisation to the Alliance to be verified, the first time or after a revision. */
@Injectable()
export class SubmitOrganisation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationsStore,
  ) {}

  run(command: Command, input: { organisationId: string }): Promise<Outcome<OrganisationId, Refused>> {
    return this.unitOfWork.run<OrganisationId, Refused>(command, async (tx) => {
      const id = parseId('organisation', input.organisationId);
      const loaded = id && (await this.organisations.lock(tx, id));
      if (!loaded) return refused(notFound('Organisation'));
      const { organisation } = loaded;
      const seen = { what: 'Organisation', visible: mayKnow(tx.actor, organisation) };
      const no = tx.require('organisations.submit', { organisationIds: [organisation.id] }, seen);
      if (no) return refused(no);
      const taxCodeTaken = await this.organisations.isTaxCodeTaken(tx, organisation);
      const decision = submitOrganisation(organisation, { taxCodeTaken });
      if (!decision.ok) return decision;
      await this.organisations.save(tx, loaded, decision.state, decision.events);
      return done(organisation.id);
    });
  }
}
