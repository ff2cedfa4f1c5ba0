import { Injectable } from '@nestjs/common';
import { belongsTo, isOfAlliance, type Actor } from '@domain/access/actor';
import type { Audience } from '@domain/access/audience';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { LinkId, OrganisationId } from '@domain/kernel/id';
import type { SeasonStrength } from '@domain/value-chain/chain-link';
import type { Connection, PageRequest } from '@platform/database/paging';
import type { RequestContext } from '@platform/graphql/request-context';
import { RequestLoader } from '@platform/graphql/request-loader';
import { StoredChainLinksReader } from '../data/chain-links.reader';
import type { ChainLinkView } from '../public';

/** A link as one reader may see it. */
export interface SeenLink extends ChainLinkView {
  readonly audience: Audience;
}

/** The two sides own a link; the Alliance sees all; the public those that both sides show; null for the rest. */
export function seenLink(link: ChainLinkView, actor: Actor): SeenLink | null {
  if (belongsTo(actor, link.supplierId) || belongsTo(actor, link.receiverId)) return { ...link, audience: 'OWNER' };
  if (actor.kind === 'system' || isOfAlliance(actor)) return { ...link, audience: 'ALLIANCE' };
  const shown = link.shownBy.includes(link.supplierId) && link.shownBy.includes(link.receiverId);
  const counts = link.state === 'ACTIVE' || link.state === 'ENDED';
  return shown && counts ? { ...link, audience: 'PUBLIC' } : null;
}

export function seenLinks(page: Connection<ChainLinkView>, actor: Actor): Connection<SeenLink> {
  const edges = page.edges.flatMap(({ cursor, node }) => {
    const link = seenLink(node, actor);
    return link ? [{ cursor, node: link }] : [];
  });
  return { ...page, edges };
}

@Injectable()
export class ChainLinkLoader extends RequestLoader<LinkId, SeenLink> {
  constructor(private readonly links: StoredChainLinksReader) {
    super();
  }

  async batch(ids: readonly LinkId[], { actor }: RequestContext): Promise<Map<LinkId, SeenLink>> {
    const found = await this.links.byIds(ids);
    const seen = new Map<LinkId, SeenLink>();
    for (const [id, link] of found) {
      const one = seenLink(link, actor);
      if (one) seen.set(id, one);
    }
    return seen;
  }
}

@Injectable()
export class SeasonsLoader extends RequestLoader<LinkId, SeasonStrength[]> {
  constructor(private readonly links: StoredChainLinksReader) {
    super();
  }

  batch(ids: readonly LinkId[]): Promise<Map<LinkId, SeasonStrength[]>> {
    return this.links.seasonsOf(ids);
  }
}

export interface LinksAsked extends PageRequest {
  readonly asOf?: CalendarDate | null;
}
interface Key {
  readonly organisationId: OrganisationId;
  readonly asked: LinksAsked;
}

/** First pages of many organisations, those asked for alike in one statement. */
@Injectable()
export class LinksOfOrganisationsLoader extends RequestLoader<Key, Connection<SeenLink>> {
  constructor(private readonly links: StoredChainLinksReader) {
    super();
  }

  async batch(keys: readonly Key[], { actor }: RequestContext): Promise<Map<Key, Connection<SeenLink>>> {
    const pages = new Map<Key, Connection<SeenLink>>();
    for (const alike of groupBy(keys).values()) {
      const { asked } = alike[0] as Key;
      const ids = alike.map((key) => key.organisationId);
      const found = await this.links.listOfEach(actor, ids, { asOf: asked.asOf ?? null }, asked);
      for (const key of alike) {
        const page = found.get(key.organisationId);
        if (page) pages.set(key, seenLinks(page, actor));
      }
    }
    return pages;
  }
}

function groupBy(keys: readonly Key[]): Map<string, Key[]> {
  const groups = new Map<string, Key[]>();
  for (const key of keys) {
    const name = JSON.stringify(key.asked);
    groups.set(name, [...(groups.get(name) ?? []), key]);
  }
  return groups;
}
