import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type OrganisationId } from '@domain/kernel/id';
import { notFound, type CommonRefusal } from '@domain/kernel/refusals';
import {
  reviseOrganisation,
  type VouchedFactsFixed,
  type WrongOrganisationState,
} from '@domain/organisations/decide-organisation';
import { readFacts, type FactsInput } from '@domain/organisations/read-facts';
import { mayKnow } from '@domain/organisations/visibility';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { OrganisationsStore } from '../data/organisations.store';
import { naming } from './naming-refused';
import { SeatCheck } from './seat-check';

export interface ReviseOrganisationInput {
  readonly organisationId: string;
  /** The version that was read. */
  readonly version: number;
  /** All facts as they shall be: what is absent is taken away. */
  readonly facts: FactsInput;
}

type Refused = CommonRefusal | WrongOrganisationState | VouchedFactsFixed;

/** Replaces what an organisation says of itself. */
@Injectable()
export class ReviseOrganisation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationsStore,
    private readonly seat: SeatCheck,
  ) {}

  run(command: Command, input: ReviseOrganisationInput): Promise<Outcome<OrganisationId, Refused>> {
    return naming(() =>
      this.unitOfWork.run<OrganisationId, Refused>(command, async (tx) => {
        const id = parseId('organisation', input.organisationId);
        const loaded = id && (await this.organisations.lock(tx, id));
        if (!loaded) return refused(notFound('Organisation'));
        const { organisation, version } = loaded;
        const seen = { what: 'Organisation', visible: mayKnow(tx.actor, organisation) };
        const no = tx.require('organisations.revise', { organisationIds: [organisation.id] }, seen);
        if (no) return refused(no);
        if (version !== input.version) return refused({ code: 'stale-version', currentVersion: version });
        const facts = readFacts(input.facts, tx.today());
        if ('code' in facts) return refused(facts);
        const elsewhere = await this.seat.faultOf(facts, tx.today());
        if (elsewhere) return refused(elsewhere);
        const decision = reviseOrganisation(organisation, facts);
        if (!decision.ok) return decision;
        await this.organisations.save(tx, loaded, decision.state, decision.events);
        return done(organisation.id);
      }),
    );
  }
}
