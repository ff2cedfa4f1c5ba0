import type { ContractState } from '@domain/contracts/contract.transitions';
import type { Phase } from './rounds';

/**
 * How contracts end, or where they stand now. Dealt one after the other from the top, so that already a tenth of the
 * province has every state, and the shares hold at any size.
 */
const times = (count: number, state: ContractState): ContractState[] => Array.from({ length: count }, () => state);

const PILES: Readonly<Record<Phase, readonly ContractState[]>> = {
  PAST: [
    ...['FULFILLED', 'TERMINATED', 'FULFILLED', 'REFUSED', 'FULFILLED', 'FULFILLED', 'LAPSED', 'FULFILLED'],
    ...['WITHDRAWN', 'FULFILLED', 'IN_FORCE', 'FULFILLED', 'TERMINATED', 'FULFILLED', 'FULFILLED', 'REFUSED'],
    ...['FULFILLED', 'FULFILLED', 'FULFILLED'],
  ] as ContractState[],
  CURRENT: [
    ...['IN_FORCE', 'NEGOTIATING', 'UNDER_APPRAISAL', 'IN_FORCE', 'SUSPENDED', 'ADVISED', 'IN_FORCE', 'SIGNING'],
    ...['AGREED', 'IN_FORCE', 'LAPSED', 'UNDER_APPRAISAL', 'IN_FORCE', 'NEGOTIATING', 'TERMINATED', 'ADVISED'],
    ...['REFUSED', 'IN_FORCE', 'SIGNING', 'WITHDRAWN', 'AGREED', 'UNDER_APPRAISAL', 'IN_FORCE'],
  ] as ContractState[],
  NEXT: [
    ...['NEGOTIATING', 'UNDER_APPRAISAL', 'NEGOTIATING', 'AGREED', 'IN_FORCE', 'NEGOTIATING', 'ADVISED', 'NEGOTIATING'],
    ...['REFUSED', 'UNDER_APPRAISAL', 'IN_FORCE', 'NEGOTIATING', 'SIGNING', 'UNDER_APPRAISAL', 'LAPSED', 'WITHDRAWN'],
    ...times(1, 'NEGOTIATING'),
  ] as ContractState[],
};

export class Deck {
  private readonly dealt: Record<Phase, number> = { PAST: 0, CURRENT: 0, NEXT: 0 };

  deal(phase: Phase): ContractState {
    const pile = PILES[phase];
    const state = pile[this.dealt[phase] % pile.length];
    this.dealt[phase] += 1;
    if (!state) throw new RangeError('an empty pile');
    return state;
  }
}
