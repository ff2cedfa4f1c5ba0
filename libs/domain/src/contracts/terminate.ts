import type { CalendarDate } from '../kernel/calendar-date';
import { accepted, refused, type Decision } from '../kernel/decision';
import type { OrganisationId } from '../kernel/id';
import { aboutContract, type Contract, type TerminationGround, type TerminationRequest } from './contract';
import type { AlreadyRequested, WrongContractState } from './contract-refusals';
import type { ContractTerminated, ContractTerminationRequested } from './events';
import { wrongState } from './negotiate';

export type { TerminationGround } from './contract';

/**
 * Ends a contract in force. By agreement it takes both sides: the first call asks, the other side's confirms. For breach
 * or force majeure one side's notice ends it at once. Who asked is recorded; who is at fault is a later decision with
 * evidence and is never derived from who asked.
 */
export function terminateContract(
  contract: Contract,
  termination: { by: OrganisationId; ground: TerminationGround; reason: string; today: CalendarDate },
): Decision<Contract, ContractTerminated | ContractTerminationRequested, WrongContractState | AlreadyRequested> {
  const { by, ground, reason, today } = termination;
  if (contract.state !== 'IN_FORCE' && contract.state !== 'SUSPENDED')
    return refused(wrongState(contract, ['IN_FORCE', 'SUSPENDED']));
  const request = contract.terminationRequest;
  const version = contract.version + 1;
  if (ground === 'MUTUAL' && request?.requestedBy === by) return refused({ code: 'already-requested' });
  const own: TerminationRequest = { requestedBy: by, ground, reason, attributedTo: null };
  if (ground === 'MUTUAL' && request === null) {
    const asked: Contract = { ...contract, version, terminationRequest: own };
    return accepted(asked, { type: 'contracts.termination-requested', ...aboutContract(asked), by });
  }
  const terminationRequest = ground === 'MUTUAL' && request ? request : own;
  const ended: Contract = { ...contract, version, state: 'TERMINATED', endedOn: today, terminationRequest };
  const { requestedBy } = terminationRequest;
  return accepted(ended, {
    type: 'contracts.terminated',
    ...aboutContract(ended),
    ground,
    requestedBy,
    endedOn: today,
  });
}
