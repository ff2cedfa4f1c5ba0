import type { ContractCameIntoForce, ContractTerminated } from '@domain/contracts/events';
import { calendarDate } from '@domain/kernel/calendar-date';
import { done } from '@domain/kernel/decision';
import type { ContractId, OrganisationId } from '@domain/kernel/id';
import { UnitOfWork } from '@platform/database/unit-of-work';
import type { TestApi } from '../test-api';
import { anAlliance, mutate, type TradingOrganisation } from './organisations';

export const LINK = 'link { id state validFrom validTo allowedActions }';
export interface LinkMade {
  readonly id: string;
  readonly state: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly allowedActions: readonly string[];
}

/** A link that the first organisation declares as the supplier of the second. */
export async function aDeclaredLink(
  api: TestApi,
  supplier: TradingOrganisation,
  receiver: TradingOrganisation,
  input: Record<string, unknown> = {},
): Promise<LinkMade> {
  const { id: organisationId, manager } = supplier;
  const base = {
    organisationId,
    otherOrganisationId: receiver.id,
    asSupplier: true,
    kind: 'SERVICE',
    validFrom: '2026-01-01',
  };
  return (await mutate<{ link: LinkMade }>(api, manager, 'declareLink', { ...base, ...input }, LINK)).link;
}

/** Declared, confirmed by the receiver and verified by the Alliance. */
export async function aVerifiedLink(
  api: TestApi,
  supplier: TradingOrganisation,
  receiver: TradingOrganisation,
  input: Record<string, unknown> = {},
): Promise<LinkMade> {
  const { id: linkId } = await aDeclaredLink(api, supplier, receiver, input);
  await mutate(api, receiver.manager, 'confirmLink', { linkId }, LINK);
  const { advisor } = await anAlliance(api);
  return (await mutate<{ link: LinkMade }>(api, advisor, 'verifyLink', { linkId }, LINK)).link;
}

export interface Parties {
  readonly id: string;
  readonly sellerId: string;
  readonly buyerId: string;
}
type InForce = Partial<Omit<ContractCameIntoForce, 'type'>>;

/** What the feature contracts tells of a contract of 80 t that came into force. */
export function contractInForce(contract: Parties, over: InForce = {}): ContractCameIntoForce {
  return {
    type: 'contracts.came-into-force',
    ...about(contract),
    signedOn: calendarDate('2026-07-01'),
    endsOn: calendarDate('2026-12-31'),
    kind: 'LINKAGE',
    linkageForm: 3,
    lines: [{ commodity: 'LUA', variety: 'OM5451', season: 'HE_THU-2026', quantityMilli: '80000000', unit: 'KG' }],
    estimatedValue: '448000000',
    ...over,
  };
}

/** The news that a contract is in force, for a contract that is there already. */
export async function tellInForce(api: TestApi, contract: Parties, over: InForce = {}): Promise<void> {
  await tell(api, contract.id, contractInForce(contract, over));
}

export async function tellTerminated(api: TestApi, contract: Parties, endedOn: string): Promise<void> {
  const { sellerId } = contract;
  await tell(api, contract.id, {
    type: 'contracts.terminated',
    ...about(contract),
    ground: 'MUTUAL',
    requestedBy: sellerId as OrganisationId,
    endedOn: calendarDate(endedOn),
  });
}

const about = (contract: Parties) => ({
  contractId: contract.id as ContractId,
  sellerId: contract.sellerId as OrganisationId,
  buyerId: contract.buyerId as OrganisationId,
  offerId: null,
  demandId: null,
  termsHash: 'aa',
  termsVersion: 1,
});

async function tell(api: TestApi, id: string, event: ContractCameIntoForce | ContractTerminated): Promise<void> {
  const command = { actor: { kind: 'system', name: 'contracts' } as const, name: 'contracts' };
  await api.app.get(UnitOfWork).run(command, async (tx) => {
    tx.asSystem();
    await tx.append({ type: 'contract', id, version: 1, organisationIds: [] }, [event]);
    return done(id);
  });
  await api.drain();
}
