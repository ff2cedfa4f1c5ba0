import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type LinkId, type OrganisationId } from '@domain/kernel/id';
import {
  invalidInput,
  issue,
  notFound,
  type IdempotencyKeyReused,
  type InputIssue,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
} from '@domain/kernel/refusals';
import { declare, type LinkExists, type LinkToItself } from '@domain/value-chain/decide-link';
import type { LinkKind } from '@domain/value-chain/link-kind';
import { CatalogueReader } from '@catalogue/public';
import { OrganisationsReader } from '@organisations/public';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import type { Transaction } from '@platform/database/transaction';
import { ChainLinkStore } from '../data/chain-link.store';

export interface DeclareLinkInput {
  readonly organisationId: string;
  readonly otherOrganisationId: string;
  readonly asSupplier: boolean;
  readonly kind: LinkKind;
  readonly commodity?: string | null;
  readonly validFrom: CalendarDate;
  readonly note?: string | null;
}
type Refused = LinkToItself | LinkExists | NotFound | NotPermitted | InvalidInput | IdempotencyKeyReused;

const LONGEST_NOTE = 2000;

/** One side tells of a link; it does not count until the other side and the Alliance agree. */
@Injectable()
export class DeclareLink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: ChainLinkStore,
    private readonly organisations: OrganisationsReader,
    private readonly catalogue: CatalogueReader,
  ) {}

  run(command: Command, input: DeclareLinkInput): Promise<Outcome<LinkId, Refused>> {
    return this.unitOfWork.run<LinkId, Refused>(command, async (tx) => {
      const own = parseId('organisation', input.organisationId);
      const seen = { what: 'Organisation', visible: own !== null };
      const no = tx.require('value-chain.declare-link', { organisationIds: own ? [own] : [] }, seen);
      if (no) return refused(no);
      const other = await this.verified(tx, input.otherOrganisationId);
      if (!own || !other) return refused(notFound('Organisation'));
      const issues = await this.faultsOf(input, tx);
      if (issues.length > 0) return refused(invalidInput(...issues));
      return this.declare(tx, own, other, input);
    });
  }

  private async declare(
    tx: Transaction,
    own: OrganisationId,
    other: OrganisationId,
    input: DeclareLinkInput,
  ): Promise<Outcome<LinkId, Refused>> {
    const key = {
      supplierId: input.asSupplier ? own : other,
      receiverId: input.asSupplier ? other : own,
      kind: input.kind,
      commodity: input.commodity ?? null,
    };
    const existing = await this.links.lockLasting(tx, key, 'DECLARED');
    const fresh = { ...key, id: tx.newId('link') };
    const decision = declare(fresh, own, input.validFrom, existing?.link.id ?? null);
    if (!decision.ok) return decision;
    const added = await this.links.add(tx, decision.state, input.note?.trim() || null);
    const told = { kind: 'STATE' as const, state: 'DECLARED' as const, effectiveOn: input.validFrom };
    await this.links.save(tx, added, decision.state, [told], decision.events);
    return done(decision.state.id);
  }

  /** A link is declared with somebody whom the Alliance knows; drafts of others are not there for anybody. */
  private async verified(tx: Transaction, text: string): Promise<OrganisationId | null> {
    const id = parseId('organisation', text);
    const known = id && (await this.organisations.inTransaction(tx, [id])).get(id);
    return known?.state === 'VERIFIED' ? id : null;
  }

  private async faultsOf(input: DeclareLinkInput, tx: Transaction): Promise<InputIssue[]> {
    const issues: InputIssue[] = [];
    if (input.validFrom > tx.today()) issues.push(issue('validFrom', 'not-in-future'));
    if (input.note && input.note.length > LONGEST_NOTE)
      issues.push(issue('note', 'too-long', { largest: LONGEST_NOTE }));
    if (input.commodity && !(await this.catalogue.commodity(input.commodity)))
      issues.push(issue('commodity', 'unknown-value'));
    return issues;
  }
}
