import type { CalendarDate } from '../kernel/calendar-date';
import type { ContractId, OrganisationId } from '../kernel/id';
import type { Dong } from '../kernel/money';
import { Quantity } from '../kernel/quantity';
import type { ChainLink, LinkState, SeasonStrength } from './chain-link';

/**
 * What became known of a link, one after the other. Facts are only ever added; the link as it stands is what they come
 * to, and the link as it was on a day is what those effective by that day come to.
 */
export type LinkFact =
  | { readonly kind: 'STATE'; readonly state: LinkState; readonly effectiveOn: CalendarDate }
  | ContractFact
  | { readonly kind: 'CONTRACT_ENDED'; readonly contractId: ContractId; readonly effectiveOn: CalendarDate }
  | { readonly kind: 'SHOWN' | 'HIDDEN'; readonly by: OrganisationId; readonly effectiveOn: CalendarDate };

/** A contract came into force under the link and promises this much in this season. */
export interface ContractFact {
  readonly kind: 'CONTRACT';
  readonly contractId: ContractId;
  readonly effectiveOn: CalendarDate;
  readonly season: string;
  /** Decree 98 form 1 to 7; null for a plain sale, which is no linkage in the law's sense. */
  readonly linkageForm: number | null;
  readonly quantity: Quantity | null;
  readonly value: Dong | null;
}

/** A link without what its facts say. */
export type LinkIdentity = Omit<ChainLink, 'state' | 'validTo' | 'contractIds' | 'shownBy'>;

/** The link that the facts come to; with `asOf`, only those effective on or before that day. */
export function replay(identity: LinkIdentity, facts: readonly LinkFact[], asOf?: CalendarDate): ChainLink | null {
  let link: ChainLink | null = null;
  for (const fact of facts) {
    if (asOf !== undefined && fact.effectiveOn > asOf) continue;
    link = apply(link ?? { ...identity, state: 'DECLARED', validTo: null, contractIds: [], shownBy: [] }, fact);
  }
  return link;
}

function apply(link: ChainLink, fact: LinkFact): ChainLink {
  switch (fact.kind) {
    case 'STATE':
      return { ...link, state: fact.state, validTo: fact.state === 'ENDED' ? fact.effectiveOn : link.validTo };
    case 'CONTRACT':
      return { ...link, contractIds: [...without(link.contractIds, fact.contractId), fact.contractId] };
    case 'CONTRACT_ENDED':
      return { ...link, contractIds: without(link.contractIds, fact.contractId) };
    case 'SHOWN':
      return { ...link, shownBy: [...without(link.shownBy, fact.by), fact.by] };
    case 'HIDDEN':
      return { ...link, shownBy: without(link.shownBy, fact.by) };
  }
}

const without = <T>(list: readonly T[], one: T): T[] => list.filter((other) => other !== one);

/** Contracted strength per season, seasons in order; amounts in mixed units or of unknown size give null, not a guess. */
export function strengthBySeason(facts: readonly LinkFact[]): SeasonStrength[] {
  const seasons = new Map<string, ContractFact[]>();
  for (const fact of facts) {
    if (fact.kind === 'CONTRACT') seasons.set(fact.season, [...(seasons.get(fact.season) ?? []), fact]);
  }
  return [...seasons.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([season, contracts]) => ({
      season,
      contracted: sumQuantities(contracts.map((one) => one.quantity)),
      contractedValue: sumValues(contracts.map((one) => one.value)),
      delivered: null,
      paidValue: null,
      paidOnTimeValue: null,
    }));
}

function sumQuantities(all: readonly (Quantity | null)[]): Quantity | null {
  const unit = all[0]?.unit;
  if (!unit || all.some((one) => one?.unit !== unit)) return null;
  return all.reduce<Quantity>((sum, one) => (one ? sum.plus(one) : sum), Quantity.zero(unit));
}

function sumValues(all: readonly (Dong | null)[]): Dong | null {
  return all.every((one) => one !== null) ? all.reduce<Dong>((sum, one) => sum + (one ?? 0n), 0n) : null;
}
