import { Injectable } from '@nestjs/common';
import type { Action } from '@domain/access/action';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type OrganisationId } from '@domain/kernel/id';
import { notFound, type CommonRefusal } from '@domain/kernel/refusals';
import {
  ruleOnOrganisation,
  type OwnOrganisation,
  type Ruling,
  type TaxCodeTaken,
  type WrongOrganisationState,
} from '@domain/organisations/decide-organisation';
import { mayKnow } from '@domain/organisations/visibility';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { OrganisationsStore } from '../data/organisations.store';

export interface RuleOnOrganisationInput {
  readonly organisationId: string;
  /** The version that was looked at: what was looked at is what is ruled on. */
  readonly version: number;
  readonly ruling: Ruling;
}

type Refused = CommonRefusal | WrongOrganisationState | OwnOrganisation | TaxCodeTaken;

const ACTION_OF: Readonly<Record<Ruling['what'], Action>> = {
  VERIFY: 'organisations.verify',
  REQUEST_REVISION: 'organisations.verify',
  REJECT: 'organisations.verify',
  SUSPEND: 'organisations.suspend',
  REINSTATE: 'organisations.suspend',
};

/**
 * What the Alliance decides about an organisation: verifyOrganisation, requestOrganisationRevision,
 * rejectOrganisation, suspendOrganisation, reinstateOrganisation.
 */
@Injectable()
export class RuleOnOrganisation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationsStore,
  ) {}

  run(command: Command, input: RuleOnOrganisationInput): Promise<Outcome<OrganisationId, Refused>> {
    return this.unitOfWork.run<OrganisationId, Refused>(command, async (tx) => {
      const id = parseId('organisation', input.organisationId);
      const loaded = id && (await this.organisations.lock(tx, id));
      if (!loaded) return refused(notFound('Organisation'));
      const { organisation, version } = loaded;
      const seen = { what: 'Organisation', visible: mayKnow(tx.actor, organisation) };
      const no = tx.require(ACTION_OF[input.ruling.what], { organisationIds: [organisation.id] }, seen);
      if (no) return refused(no);
      if (version !== input.version) return refused({ code: 'stale-version', currentVersion: version });
      const taxCodeTaken = await this.organisations.isTaxCodeTaken(tx, organisation);
      const decision = ruleOnOrganisation(organisation, input.ruling, { actor: tx.actor, taxCodeTaken });
      if (!decision.ok) return decision;
      await this.organisations.save(tx, loaded, decision.state, decision.events);
      return done(organisation.id);
    });
  }
}
