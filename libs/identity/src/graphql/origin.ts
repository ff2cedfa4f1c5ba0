import type { RequestContext } from '@platform/graphql/request-context';
import type { Origin } from '../data/sessions.store';
import { networkOf } from '../secrets/network';

/** From where a request comes, as much as is kept of it. */
export const originOf = ({ facts }: RequestContext): Origin => ({
  device: facts.userAgent || 'unknown',
  network: networkOf(facts.address),
});
