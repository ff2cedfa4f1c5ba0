import { Injectable } from '@nestjs/common';
import type { Role } from '@domain/access/actor';
import { parseContact } from '@domain/identity/contact';
import { weaknessOf, type PasswordTooWeak } from '@domain/identity/password';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { AccountId, OrganisationId } from '@domain/kernel/id';
import { invalidInput, issue, type InvalidInput } from '@domain/kernel/refusals';
import { tidy } from '@domain/kernel/text';
import type { AlreadyMember } from '@domain/organisations/membership';
import { NO_REMARKS } from '@domain/organisations/organisation';
import { AccountCreator } from '@identity/public';
import type { Transaction } from '@platform/database/transaction';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { MembersStore } from '../data/members.store';
import { OrganisationsStore } from '../data/organisations.store';
import { AllianceSetUp, type AdministratorRequest, type AdministratorMade } from '../public';

const SYSTEM = { kind: 'system', name: 'create-administrator' } as const;

/**
 * How the first administrator comes to be: by the operator, at the machine. Makes the Alliance when there is none, and
 * the account when the contact has none; later members of the Alliance are invited like any others.
 */
@Injectable()
export class CreateAdministrator extends AllianceSetUp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationsStore,
    private readonly members: MembersStore,
    private readonly accounts: AccountCreator,
  ) {
    super();
  }

  async createAdministrator(
    request: AdministratorRequest,
  ): Promise<Outcome<AdministratorMade, InvalidInput | PasswordTooWeak | AlreadyMember>> {
    type Refused = InvalidInput | PasswordTooWeak | AlreadyMember;
    const contact = parseContact(request.contact);
    if (!contact) return refused(invalidInput(issue('contact', 'not-a-contact')));
    if (!tidy(request.displayName)) return refused(invalidInput(issue('displayName', 'required')));
    const weak = weaknessOf(request.password, [contact.value]);
    if (weak) return refused(weak);
    const to = contact.kind === 'PHONE' ? { phone: contact.value } : { email: contact.value };
    const outcome = await this.unitOfWork.run<AdministratorMade, Refused>(
      { actor: SYSTEM, name: SYSTEM.name },
      async (tx) => {
        tx.asSystem();
        const { displayName, password } = request;
        const accountId =
          (await this.accounts.idOf(tx, to)) ??
          (await this.accounts.create(tx, { ...to, displayName: tidy(displayName), password, locale: 'vi' }));
        if (!accountId) throw new Error('the contact was taken while its account was made');
        const organisationId = (await this.alliance(tx)) ?? (await this.found(tx, request.allianceName));
        return this.join(tx, organisationId, accountId, request.roles ?? ['ADMINISTRATOR']);
      },
    );
    return outcome as Outcome<AdministratorMade, Refused>;
  }

  private async alliance(tx: Transaction): Promise<OrganisationId | null> {
    const row = await tx.readOne<{ id: OrganisationId }>(
      `SELECT id FROM organisations WHERE kind = 'ALLIANCE' ORDER BY id LIMIT 1`,
    );
    return row?.id ?? null;
  }

  private async found(tx: Transaction, nameVi: string): Promise<OrganisationId> {
    const id = tx.newId('organisation');
    const nothing = { nameEn: null, taxCode: null, registration: null, legalRepresentative: null, addressText: null };
    const facts = {
      ...nothing,
      nameVi: tidy(nameVi),
      adminUnitId: null,
      point: null,
      sectors: [],
      size: { officialMembers: null, annualRevenue: null, capital: null },
      bankAccount: null,
      phone: null,
      email: null,
      documentIds: [],
    };
    const alliance = { id, kind: 'ALLIANCE', state: 'VERIFIED', facts, standing: NO_REMARKS } as const;
    await this.organisations.insert(tx, alliance, null, [
      { type: 'organisations.registered', organisationId: id, kind: 'ALLIANCE', documentIds: [] },
      { type: 'organisations.verified', organisationId: id },
    ]);
    return id;
  }

  private async join(
    tx: Transaction,
    organisationId: OrganisationId,
    accountId: AccountId,
    roles: readonly Role[],
  ): Promise<Outcome<AdministratorMade, AlreadyMember>> {
    const loaded = await this.organisations.lock(tx, organisationId);
    if (!loaded) throw new Error(`no organisation ${organisationId}`);
    const members = await this.members.of(tx, organisationId);
    if (members.some((member) => member.accountId === accountId)) return refused({ code: 'already-member' });
    await this.members.add(tx, organisationId, { accountId, roles });
    await this.organisations.touch(tx, loaded, [
      { type: 'organisations.member-joined', organisationId, accountId, roles },
    ]);
    return done({ organisationId, accountId });
  }
}
