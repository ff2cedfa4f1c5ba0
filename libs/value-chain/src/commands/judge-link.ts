import { Injectable } from '@nestjs/common';
import type { Action } from '@domain/access/action';
import { belongsTo, isOfAlliance } from '@domain/access/actor';
import { allowed } from '@domain/access/policy';
import { done, refused, type Decision, type Outcome, type Refusal } from '@domain/kernel/decision';
import { parseId, type LinkId, type OrganisationId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import type { ChainLink } from '@domain/value-chain/chain-link';
import type { ValueChainEvent } from '@domain/value-chain/events';
import type { Transaction } from '@platform/database/transaction';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { ChainLinkStore, type LoadedLink, type StoredFact } from '../data/chain-link.store';

export type LinkRefusal<R extends Refusal> = R | NotFound | NotPermitted | IdempotencyKeyReused;

export interface Judgement<R extends Refusal> {
  readonly action: Action;
  /** The organisations in whose name the action may be done. */
  readonly inNameOf: (link: ChainLink) => readonly OrganisationId[];
  readonly decide: (link: ChainLink, tx: Transaction) => Decision<ChainLink, ValueChainEvent, R>;
  readonly facts: (link: ChainLink, tx: Transaction) => readonly StoredFact[];
}

/** What every command on one link does: load, ask, decide, add the facts. */
@Injectable()
export class JudgeLink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: ChainLinkStore,
  ) {}

  run<R extends Refusal>(
    command: Command,
    linkId: string,
    judge: Judgement<R>,
  ): Promise<Outcome<LinkId, LinkRefusal<R>>> {
    return this.unitOfWork.run<LinkId, LinkRefusal<R>>(command, async (tx) => {
      const id = parseId('link', linkId);
      const before = id && (await this.links.lock(tx, id));
      const no = tx.require(
        judge.action,
        { organisationIds: before ? judge.inNameOf(before.link) : [] },
        { what: 'ChainLink', visible: before !== null && mayKnow(before.link, tx) },
      );
      if (no) return refused(no);
      if (!before) return refused(notFound('ChainLink'));
      return this.decide(tx, before, judge);
    });
  }

  private async decide<R extends Refusal>(
    tx: Transaction,
    before: LoadedLink,
    judge: Judgement<R>,
  ): Promise<Outcome<LinkId, LinkRefusal<R>>> {
    const decision = judge.decide(before.link, tx);
    if (!decision.ok) return decision;
    await this.links.save(tx, before, decision.state, judge.facts(decision.state, tx), decision.events);
    return done(before.link.id);
  }
}

/** Its two sides and the Alliance know of a link; others once both sides show it. */
export function mayKnow(
  link: Pick<ChainLink, 'supplierId' | 'receiverId' | 'shownBy'>,
  { actor }: Transaction,
): boolean {
  return (
    isOfAlliance(actor) ||
    belongsTo(actor, link.supplierId) ||
    belongsTo(actor, link.receiverId) ||
    (link.shownBy.includes(link.supplierId) && link.shownBy.includes(link.receiverId))
  );
}

export const sidesOf = (link: ChainLink): OrganisationId[] => [link.supplierId, link.receiverId];

/** The side of a declared link that did not declare it. */
export const askedSide = (link: ChainLink): OrganisationId =>
  link.declaredBy === link.supplierId ? link.receiverId : link.supplierId;

/** Whether the actor may confirm in the name of that very side; being a manager of the other one is not enough. */
export const speaksFor = (side: OrganisationId, { actor }: Pick<Command, 'actor'>): boolean =>
  allowed(actor, 'value-chain.confirm-link', { organisationIds: [side] });

export const stateFact = (link: ChainLink, tx: Transaction): StoredFact[] => [
  {
    kind: 'STATE',
    state: link.state,
    effectiveOn: link.state === 'ACTIVE' ? link.validFrom : (link.validTo ?? tx.today()),
  },
];
