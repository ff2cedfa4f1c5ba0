import type { Transitions } from '../kernel/transitions';

/**
 * States of a demand (chào mua): a draft only its owner sees; published and open to answers; closed, no more answers;
 * awarded to one or more answers; cancelled by the owner; expired, closed and never awarded.
 */
export const DEMAND_STATES = ['DRAFT', 'PUBLISHED', 'CLOSED', 'AWARDED', 'CANCELLED', 'EXPIRED'] as const;
export type DemandState = (typeof DEMAND_STATES)[number];

export const DEMAND_TRANSITIONS: Transitions<DemandState> = {
  DRAFT: ['PUBLISHED', 'CANCELLED'],
  PUBLISHED: ['CLOSED', 'CANCELLED'],
  CLOSED: ['AWARDED', 'CANCELLED', 'EXPIRED'],
  AWARDED: [],
  CANCELLED: [],
  EXPIRED: [],
};

/** States of an answer (chào giá): sent, taken back by its sender, chosen, or not chosen. */
export const ANSWER_STATES = ['SUBMITTED', 'WITHDRAWN', 'AWARDED', 'DECLINED'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

export const ANSWER_TRANSITIONS: Transitions<AnswerState> = {
  SUBMITTED: ['WITHDRAWN', 'AWARDED', 'DECLINED'],
  WITHDRAWN: ['SUBMITTED'],
  AWARDED: [],
  DECLINED: [],
};
