import type { Transitions } from '../kernel/transitions';

/**
 * The life of a contract (hợp đồng), from the first proposal (đề nghị) to its end. One aggregate: a proposal that is
 * agreed becomes the contract, nothing is copied.
 */
export const CONTRACT_STATES = [
  /** One side has proposed terms and it is the other's turn, until a deadline. */
  'NEGOTIATING',
  'REFUSED',
  'WITHDRAWN',
  /** The deadline passed without an answer. */
  'LAPSED',
  /** Both agreed on one exact version of the terms; its quantity is held. */
  'AGREED',
  /** On the desk of the Alliance (thẩm định). */
  'UNDER_APPRAISAL',
  /** The Alliance has given its opinion on these terms, or its clock ran out. */
  'ADVISED',
  /** One side has signed. */
  'SIGNING',
  /** Both signed the same terms (hiệu lực). */
  'IN_FORCE',
  'SUSPENDED',
  'FULFILLED',
  'TERMINATED',
] as const;
export type ContractState = (typeof CONTRACT_STATES)[number];

export const CONTRACT_TRANSITIONS: Transitions<ContractState> = {
  NEGOTIATING: ['NEGOTIATING', 'AGREED', 'REFUSED', 'WITHDRAWN', 'LAPSED'],
  REFUSED: [],
  WITHDRAWN: [],
  LAPSED: [],
  AGREED: ['NEGOTIATING', 'UNDER_APPRAISAL', 'WITHDRAWN', 'LAPSED'],
  UNDER_APPRAISAL: ['NEGOTIATING', 'ADVISED', 'WITHDRAWN', 'LAPSED'],
  ADVISED: ['NEGOTIATING', 'SIGNING', 'WITHDRAWN', 'LAPSED'],
  // New terms after the first signature make that signature fall: it was given on other terms.
  SIGNING: ['NEGOTIATING', 'IN_FORCE', 'WITHDRAWN', 'LAPSED'],
  IN_FORCE: ['SUSPENDED', 'FULFILLED', 'TERMINATED'],
  SUSPENDED: ['IN_FORCE', 'TERMINATED'],
  FULFILLED: [],
  TERMINATED: [],
};
