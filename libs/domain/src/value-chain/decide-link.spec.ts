import fc from 'fast-check';
import { calendarDate } from '../kernel/calendar-date';
import type { ContractId, LinkId, OrganisationId } from '../kernel/id';
import { Quantity } from '../kernel/quantity';
import { finalStates, reachableFrom } from '../kernel/transitions';
import { lastsOn, LINK_STATES, LINK_TRANSITIONS, type ChainLink } from './chain-link';
import { confirm, declare, end, endContract, formByContract, reject, verify, type LinkKey } from './decide-link';
import { replay, strengthBySeason, type LinkFact } from './link-facts';

const coop = 'org_coop' as OrganisationId;
const mill = 'org_mill' as OrganisationId;
const c1 = 'ctr_1' as ContractId;
const c2 = 'ctr_2' as ContractId;
const key: LinkKey = { id: 'lnk_1' as LinkId, supplierId: coop, receiverId: mill, kind: 'PURCHASE', commodity: 'LUA' };
const day = calendarDate('2026-07-01');
const later = calendarDate('2026-10-01');
const codeOf = (decision: { ok: boolean; refusal?: { code: string } }): string =>
  decision.ok ? 'accepted' : (decision.refusal?.code ?? '');

function declared(): ChainLink {
  const decision = declare(key, coop, day, null);
  if (!decision.ok) throw new Error('declared');
  return decision.state;
}

describe('states of a link', () => {
  it('are all reached from a declaration and end', () => {
    expect(reachableFrom(LINK_TRANSITIONS, 'DECLARED').size).toBe(LINK_STATES.length);
    expect(finalStates(LINK_TRANSITIONS)).toEqual(['REJECTED', 'ENDED']);
  });
});

describe('a declared link', () => {
  it('counts only when the other side confirmed and the Alliance verified it', () => {
    const told = declared();
    expect(lastsOn(told, later)).toBe(false);
    expect(codeOf(verify(told))).toBe('wrong-link-state');
    expect(confirm(told, coop)).toMatchObject({
      refusal: { code: 'confirmation-is-for-the-other-side', organisationId: mill },
    });
    const agreed = confirm(told, mill);
    if (!agreed.ok) throw new Error('agreed');
    expect(lastsOn(agreed.state, later)).toBe(false);
    const seen = verify(agreed.state);
    if (!seen.ok) throw new Error('seen');
    expect(lastsOn(seen.state, later)).toBe(true);
    expect(lastsOn(seen.state, calendarDate('2026-06-30'))).toBe(false);
    expect(codeOf(confirm(seen.state, mill))).toBe('wrong-link-state');
    expect(codeOf(reject(seen.state))).toBe('wrong-link-state');
  });

  it('is not with itself, and not twice', () => {
    expect(codeOf(declare({ ...key, receiverId: coop }, coop, day, null))).toBe('link-to-itself');
    expect(declare(key, coop, day, 'lnk_0' as LinkId)).toMatchObject({
      refusal: { code: 'link-exists', linkId: 'lnk_0' },
    });
  });

  it('ends between the day after it began and today', () => {
    const active: ChainLink = { ...declared(), state: 'ACTIVE' };
    expect(codeOf(end(active, day, later))).toBe('link-end-out-of-range');
    expect(codeOf(end(active, calendarDate('2026-10-02'), later))).toBe('link-end-out-of-range');
    expect(codeOf(end(declared(), later, later))).toBe('wrong-link-state');
    const ended = end(active, later, later);
    if (!ended.ok) throw new Error('ended');
    expect(lastsOn(ended.state, calendarDate('2026-09-30'))).toBe(true);
    expect(lastsOn(ended.state, later)).toBe(false);
  });
});

describe('a link from contracts', () => {
  it('lasts until the last contract ends, and not by hand', () => {
    const { link } = formByContract(key, c1, day);
    const two: ChainLink = { ...link, contractIds: [c1, c2] };
    const one = endContract(two, c1, later);
    expect(one).toMatchObject({ event: null, link: { state: 'ACTIVE' } });
    const none = endContract(one.link, c2, later);
    expect(none).toMatchObject({ event: { endedOn: later }, link: { state: 'ENDED', validTo: later } });
    expect(endContract(none.link, c2, later).event).toBeNull();
    expect(codeOf(end(link, later, later))).toBe('link-follows-contract');
  });
});

describe('facts', () => {
  const contract = (contractId: ContractId, season: string, tonnes: number, effectiveOn = day): LinkFact => ({
    kind: 'CONTRACT',
    contractId,
    effectiveOn,
    season,
    linkageForm: 3,
    quantity: Quantity.tonnes(tonnes),
    value: BigInt(tonnes) * 5_600_000n,
  });
  const identity = { ...key, origin: 'FROM_CONTRACT' as const, declaredBy: null, validFrom: day };

  it('come to the link as it was on any day', () => {
    const facts: LinkFact[] = [
      { kind: 'STATE', state: 'ACTIVE', effectiveOn: day },
      contract(c1, '2026-HT', 80),
      { kind: 'SHOWN', by: coop, effectiveOn: day },
      { kind: 'HIDDEN', by: coop, effectiveOn: later },
      { kind: 'CONTRACT_ENDED', contractId: c1, effectiveOn: later },
      { kind: 'STATE', state: 'ENDED', effectiveOn: later },
    ];
    expect(replay(identity, facts, calendarDate('2026-06-30'))).toBeNull();
    expect(replay(identity, facts, day)).toMatchObject({
      state: 'ACTIVE',
      contractIds: [c1],
      validTo: null,
      shownBy: [coop],
    });
    expect(replay(identity, facts)).toMatchObject({ state: 'ENDED', contractIds: [], validTo: later, shownBy: [] });
  });

  it('add up by season whatever their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('2026-DX', '2026-HT'), fc.integer({ min: 1, max: 500 }))),
        (rows) => {
          const facts = rows.map(([season, tonnes], i) => contract(`ctr_${i}` as ContractId, season, tonnes));
          const strengths = strengthBySeason(facts);
          expect(strengthBySeason([...facts].reverse())).toEqual(strengths);
          const sum = strengths.reduce((total, one) => total + (one.contracted?.milli ?? 0n), 0n);
          expect(sum).toBe(rows.reduce((total, [, tonnes]) => total + BigInt(tonnes) * 1_000_000n, 0n));
        },
      ),
    );
  });

  it('do not add kilograms to pieces, nor guess an unknown value', () => {
    const pieces: LinkFact = {
      ...contract(c2, '2026-HT', 1),
      quantity: Quantity.ofMilli(5000n, 'PIECE'),
      value: null,
    } as LinkFact;
    expect(strengthBySeason([contract(c1, '2026-HT', 80), pieces])[0]).toMatchObject({
      contracted: null,
      contractedValue: null,
    });
  });
});
