import type { ContractState } from '@domain/contracts/contract.transitions';
import { parseId, type IdKind } from '@domain/kernel/id';
import { badUserInput } from '@platform/database/paging';
import type { ContractFilter } from '../data/contracts.reader';

export interface ContractFilterInput {
  readonly states?: readonly ContractState[] | null;
  readonly organisationId?: string | null;
  readonly offerId?: string | null;
  readonly commodity?: string | null;
  readonly awaitingMe?: boolean | null;
}

/** Reads a filter; ids that are not ids are told. */
export function filterOf(input: ContractFilterInput | null | undefined): ContractFilter {
  return {
    states: input?.states ?? null,
    organisationId: idOf('organisation', input?.organisationId, 'filter.organisationId'),
    offerId: idOf('offer', input?.offerId, 'filter.offerId'),
    commodity: input?.commodity ?? null,
    awaitingMe: input?.awaitingMe ?? null,
  };
}

function idOf<K extends IdKind>(kind: K, text: string | null | undefined, path: string) {
  if (text === null || text === undefined) return null;
  const id = parseId(kind, text);
  if (!id) throw badUserInput(path, 'bad-id');
  return id;
}
