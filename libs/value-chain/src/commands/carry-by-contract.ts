import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { ContractId, OrganisationId } from '@domain/kernel/id';
import { Quantity } from '@domain/kernel/quantity';
import type { ContractCameIntoForce, ContractedLine } from '@domain/contracts/events';
import { endContract, formByContract } from '@domain/value-chain/decide-link';
import type { LinkKind } from '@domain/value-chain/link-kind';
import type { Transaction } from '@platform/database/transaction';
import { ChainLinkStore, type StoredContractFact } from '../data/chain-link.store';

type InForce = Omit<ContractCameIntoForce, 'type'>;
interface Carried {
  readonly supplierId: OrganisationId;
  readonly receiverId: OrganisationId;
  readonly kind: LinkKind;
  readonly commodity: string;
  readonly facts: readonly StoredContractFact[];
}

/** Forms of Decree 98/2018 art. 4 in which the buyer also supplies inputs. */
const FORMS_WITH_INPUTS: readonly (number | null)[] = [1, 2, 4, 6];

/** Links that follow contracts: they appear or grow with one that comes into force and end with the last. */
@Injectable()
export class CarryByContract {
  constructor(private readonly links: ChainLinkStore) {}

  async start(tx: Transaction, contract: InForce): Promise<void> {
    for (const carried of linksOf(contract)) await this.carry(tx, carried, contract);
  }

  async end(tx: Transaction, contractId: ContractId, endedOn: CalendarDate): Promise<void> {
    for (const id of await this.links.carriedBy(tx, contractId)) {
      const before = await this.links.lock(tx, id);
      if (!before?.link.contractIds.includes(contractId)) continue;
      const { link, event } = endContract(before.link, contractId, endedOn);
      const over = { kind: 'CONTRACT_ENDED' as const, contractId, effectiveOn: endedOn };
      const ended = { kind: 'STATE' as const, state: 'ENDED' as const, effectiveOn: link.validTo ?? endedOn };
      await this.links.save(tx, before, link, event ? [over, ended] : [over], event ? [event] : []);
    }
  }

  private async carry(tx: Transaction, { facts, ...key }: Carried, contract: InForce): Promise<void> {
    const { contractId, signedOn } = contract;
    const lasting = await this.links.lockLasting(tx, key, 'FROM_CONTRACT');
    if (lasting) {
      const contractIds = [...lasting.link.contractIds.filter((one) => one !== contractId), contractId];
      await this.links.save(tx, lasting, { ...lasting.link, contractIds }, facts, []);
      return;
    }
    const { link, event } = formByContract({ ...key, id: tx.newId('link') }, contractId, signedOn);
    const fresh = await this.links.add(tx, link, null);
    const active = { kind: 'STATE' as const, state: 'ACTIVE' as const, effectiveOn: signedOn };
    await this.links.save(tx, fresh, link, [active, ...facts], [event]);
  }
}

/** The links that a contract carries: the product to the buyer, and the inputs back where its form has them. */
function linksOf(contract: InForce): Carried[] {
  const { sellerId, buyerId, lines } = contract;
  const commodities = [...new Set(lines.map((line) => line.commodity))].sort();
  const purchases = commodities.map((commodity) => ({
    supplierId: sellerId,
    receiverId: buyerId,
    kind: 'PURCHASE' as const,
    commodity,
    facts: factsOf(
      contract,
      lines.filter((line) => line.commodity === commodity),
    ),
  }));
  if (!FORMS_WITH_INPUTS.includes(contract.linkageForm)) return purchases;
  const bare = { quantity: null, value: null };
  const inputs = purchases.map((purchase) => ({
    supplierId: buyerId,
    receiverId: sellerId,
    kind: 'SUPPLY_INPUTS' as const,
    commodity: purchase.commodity,
    facts: purchase.facts.map((fact) => ({ ...fact, ...bare })),
  }));
  return [...purchases, ...inputs];
}

/** One fact per season and unit. The contract's value is known of its only line, and not split by guess. */
function factsOf(contract: InForce, lines: readonly ContractedLine[]): StoredContractFact[] {
  const sums = new Map<string, { season: string; quantity: Quantity }>();
  for (const line of lines) {
    const season = line.season ?? '';
    const quantity = Quantity.ofMilli(BigInt(line.quantityMilli), line.unit);
    const known = sums.get(`${season}|${line.unit}`);
    sums.set(`${season}|${line.unit}`, { season, quantity: known ? known.quantity.plus(quantity) : quantity });
  }
  const { contractId, signedOn, endsOn, linkageForm, estimatedValue } = contract;
  const value = contract.lines.length === 1 && estimatedValue !== null ? BigInt(estimatedValue) : null;
  return [...sums.values()].map(({ season, quantity }) => ({
    kind: 'CONTRACT',
    contractId,
    effectiveOn: signedOn,
    endsOn,
    season,
    linkageForm,
    quantity,
    value,
  }));
}
