import type { Transitions } from '../kernel/transitions';

/**
 * The states of an appraisal (thẩm định): lying on the desk, with an advisor, waiting for an answer of the parties,
 * waiting for the second advisor; ended by an opinion, by the clock, or because the terms or the wish went away.
 * The clock can not run out while the parties are waited for.
 */
export const APPRAISAL_STATES = [
  'SUBMITTED',
  'ASSIGNED',
  'WAITING_FOR_PARTIES',
  'AWAITING_COSIGNATURE',
  'CONCLUDED',
  'LAPSED',
  'WITHDRAWN',
] as const;
export type AppraisalState = (typeof APPRAISAL_STATES)[number];

export const APPRAISAL_TRANSITIONS: Transitions<AppraisalState> = {
  SUBMITTED: ['ASSIGNED', 'LAPSED', 'WITHDRAWN'],
  ASSIGNED: ['WAITING_FOR_PARTIES', 'AWAITING_COSIGNATURE', 'CONCLUDED', 'LAPSED', 'WITHDRAWN'],
  WAITING_FOR_PARTIES: ['ASSIGNED', 'WITHDRAWN'],
  AWAITING_COSIGNATURE: ['ASSIGNED', 'CONCLUDED', 'LAPSED', 'WITHDRAWN'],
  CONCLUDED: [],
  LAPSED: [],
  WITHDRAWN: [],
};

/** States in which the case still needs somebody's work. */
export const OPEN_STATES: readonly AppraisalState[] = [
  'SUBMITTED',
  'ASSIGNED',
  'WAITING_FOR_PARTIES',
  'AWAITING_COSIGNATURE',
];
