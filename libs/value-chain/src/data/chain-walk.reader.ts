import { Injectable } from '@nestjs/common';
import type { Actor } from '@domain/access/actor';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { LinkId, OrganisationId } from '@domain/kernel/id';
import { Conditions } from '@platform/database/conditions';
import { Database } from '@platform/database/database';
import { addAsOf, addKnown } from './chain-links.reader';

export const DEEPEST = 10;
const MOST_STEPS = 500;

export interface ChainWalk {
  readonly organisationId: string;
  readonly direction: 'UPSTREAM' | 'DOWNSTREAM';
  readonly depth: number;
  readonly commodity: string | null;
  readonly asOf: CalendarDate;
}
export interface WalkedStep {
  readonly linkId: LinkId;
  readonly organisationId: OrganisationId;
  readonly depth: number;
}

/** Walks the chain by recursive SQL. */
@Injectable()
export class ChainWalkReader {
  constructor(private readonly database: Database) {}

  /**
   * Every link that is reached, once, at its least distance. The recursion keeps (organisation, depth) pairs and no
   * paths: UNION drops what was there, so that cycles and many ways to one place cost nothing more.
   */
  walk(actor: Actor, walk: ChainWalk): Promise<WalkedStep[]> {
    const [near, far] =
      walk.direction === 'DOWNSTREAM' ? ['supplier_id', 'receiver_id'] : ['receiver_id', 'supplier_id'];
    const where = new Conditions();
    addKnown(where, actor);
    addAsOf(where, walk.asOf);
    if (walk.commodity) where.add('(l.commodity = ? OR l.commodity IS NULL)', walk.commodity);
    const [start, depth, most] = [walk.organisationId, walk.depth, MOST_STEPS].map((value) => where.param(value));
    return this.database.query<WalkedStep>(
      `WITH RECURSIVE reached (organisation_id, depth) AS (
         SELECT ${start}::text COLLATE "C", 0
         UNION
         SELECT l.${far}, r.depth + 1
         FROM reached r JOIN chain_links l ON l.${near} = r.organisation_id
         WHERE r.depth < ${depth}::int AND ${where.sql}
       ), nearest AS (
         SELECT organisation_id, min(depth) AS depth FROM reached GROUP BY organisation_id
       )
       SELECT l.id AS "linkId", l.${far} AS "organisationId", n.depth + 1 AS depth
       FROM nearest n JOIN chain_links l ON l.${near} = n.organisation_id
       WHERE n.depth < ${depth}::int AND ${where.sql}
       ORDER BY n.depth, l.id LIMIT ${most}::int`,
      where.params,
    );
  }
}
