import type { Transitions } from '../kernel/transitions';

/**
 * States of an offer (chào bán): a draft only its owner sees; published; paused by the owner; closed because all of
 * it was sold; expired when its harvest window passed; withdrawn by the owner. A closed offer can be put up again
 * when a contract fell through and left quantity free.
 */
export const OFFER_STATES = ['DRAFT', 'PUBLISHED', 'PAUSED', 'CLOSED', 'EXPIRED', 'WITHDRAWN'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

export const OFFER_TRANSITIONS: Transitions<OfferState> = {
  DRAFT: ['PUBLISHED', 'WITHDRAWN'],
  PUBLISHED: ['PAUSED', 'CLOSED', 'EXPIRED', 'WITHDRAWN'],
  PAUSED: ['PUBLISHED', 'CLOSED', 'EXPIRED', 'WITHDRAWN'],
  CLOSED: ['PUBLISHED', 'EXPIRED', 'WITHDRAWN'],
  EXPIRED: [],
  WITHDRAWN: [],
};

/** States in which the public sees the offer at its address. A draft is its owner's alone. */
export const isPublic = (state: OfferState): boolean => state !== 'DRAFT';
/** States after which nothing of the offer can be sold any more. */
export const isOver = (state: OfferState): boolean => state === 'EXPIRED' || state === 'WITHDRAWN';
