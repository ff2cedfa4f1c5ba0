import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import { Quantity, type BaseUnit } from '@domain/kernel/quantity';
import { Database } from '@platform/database/database';

export interface LinkTotals {
  readonly commodityCode: string;
  readonly suppressed: boolean;
  readonly links: number | null;
  readonly suppliers: number | null;
  readonly receivers: number | null;
  readonly contracted: Quantity | null;
}

/** Fewer organisations than this behind a number, and somebody could be recognised in it. */
const FEWEST = 5;

interface Sums {
  readonly links: number;
  readonly suppliers: number;
  readonly receivers: number;
  readonly milli: bigint;
}

/** Public sums over links, kept back where too few stand behind them. */
@Injectable()
export class LinkTotalsReader {
  constructor(private readonly database: Database) {}

  async of(commodityCode: string, unit: BaseUnit, day: CalendarDate): Promise<LinkTotals> {
    const sums = await this.database.queryOne<Sums>(
      `SELECT count(*)::int AS links, count(DISTINCT l.supplier_id)::int AS suppliers,
              count(DISTINCT l.receiver_id)::int AS receivers, coalesce(sum(f.milli), 0)::bigint AS milli
       FROM chain_links l
       LEFT JOIN LATERAL (SELECT sum(contracted_milli) AS milli FROM chain_link_facts f
                          WHERE f.link_id = l.id AND f.kind = 'CONTRACT' AND f.unit = $2
                            AND f.contract_id = ANY(l.contract_ids)) f ON true
       WHERE l.kind = 'PURCHASE' AND l.commodity = $1 AND l.state = 'ACTIVE' AND l.valid_from <= $3`,
      [commodityCode, unit, day],
    );
    if (!sums || sums.suppliers < FEWEST || sums.receivers < FEWEST) {
      return { commodityCode, suppressed: true, links: null, suppliers: null, receivers: null, contracted: null };
    }
    const { links, suppliers, receivers, milli } = sums;
    return { commodityCode, suppressed: false, links, suppliers, receivers, contracted: Quantity.ofMilli(milli, unit) };
  }
}
