import type { CalendarDate } from '../kernel/calendar-date';
import { accepted, refused, type Decision } from '../kernel/decision';
import type { OrganisationId } from '../kernel/id';
import { aboutContract, type Contract } from './contract';
import type { AlreadyRequested, WrongContractState } from './contract-refusals';
import type { ContractTerminated, ContractTerminationRequested } from './events';
import { wrongState } from './negotiate';

/** Mutual agreement, the other side's breach, or force majeure (Civil Code 2015 Art. 422–428, Commercial Law Art. 310–314). */
export type TerminationGround = 'MUTUAL' | 'BREACH' | 'FORCE_MAJEURE';

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
  if (contract.state !== 'IN_FORCE' && contract.state !== 'SUSPENDED') return refused(wrongState(contract, ['IN_FORCE', 'SUSPENDED']));
  const request = contract.terminationRequest;
  const version = contract.version + 1;
  if (ground === 'MUTUAL' && request?.requestedBy === by) return refused({ code: 'already-requested' });
  if (ground === 'MUTUAL' && request === null) {
    const asked: Contract = { ...contract, version, terminationRequest: { requestedBy: by, reason } };
    return accepted(asked, { type: 'contracts.termination-requested', ...aboutContract(asked), by });
  }
  const requestedBy = ground === 'MUTUAL' && request ? request.requestedBy : by;
  const ended: Contract = { ...contract, version, state: 'TERMINATED', endedOn: today, terminationRequest: { requestedBy, reason } };
  return accepted(ended, { type: 'contracts.terminated', ...aboutContract(ended), ground, requestedBy, endedOn: today });
}
