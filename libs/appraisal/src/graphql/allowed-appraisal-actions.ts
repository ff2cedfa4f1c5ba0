import type { Actor } from '@domain/access/actor';
import { allowed } from '@domain/access/policy';
import { OPEN_STATES } from '@domain/appraisal/appraisal.transitions';
import type { AppraisalView } from '../public';

/** What the actor may do with the case now: what its state allows, and what the policy allows them. */
export function allowedAppraisalActions(one: AppraisalView, actor: Actor): string[] {
  const resource = { organisationIds: [one.sellerId, one.buyerId] };
  const open = OPEN_STATES.includes(one.state);
  const me = actor.kind === 'account' ? actor.accountId : null;
  const mine = me !== null && (one.advisorId === me || one.secondAdvisorId === me);
  const working = one.state === 'ASSIGNED' || one.state === 'WAITING_FOR_PARTIES';
  const possible: [string, boolean][] = [
    ['TAKE', open && one.advisorId === null && allowed(actor, 'appraisal.take', resource)],
    ['ASSIGN', open && allowed(actor, 'appraisal.assign', resource)],
    ['ASK', working && mine && allowed(actor, 'appraisal.examine', resource)],
    ['RECORD_FINDING', working && mine && allowed(actor, 'appraisal.examine', resource)],
    ['CONCLUDE', one.state === 'ASSIGNED' && one.advisorId === me && allowed(actor, 'appraisal.conclude', resource)],
    [
      'COSIGN',
      one.state === 'AWAITING_COSIGNATURE' &&
        one.secondAdvisorId === me &&
        allowed(actor, 'appraisal.conclude', resource),
    ],
    ['ANSWER', one.state === 'WAITING_FOR_PARTIES' && allowed(actor, 'appraisal.answer-question', resource)],
  ];
  return possible.flatMap(([action, yes]) => (yes ? [action] : []));
}
