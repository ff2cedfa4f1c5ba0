import { startTestApi, type TestApi } from '@testing/test-api';
import {
  anAlliance,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  mutate,
  type Alliance,
  type TradingOrganisation,
} from '@testing/world/organisations';
import { refused } from '@testing/world/refused';
import { aDeclaredLink, aVerifiedLink, LINK } from '@testing/world/value-chain';

describe('declared links', () => {
  let api: TestApi;
  let coop: TradingOrganisation;
  let mill: TradingOrganisation;
  let stranger: TradingOrganisation;
  let alliance: Alliance;

  beforeAll(async () => {
    api = await startTestApi();
    [coop, mill, stranger] = [
      await aVerifiedCooperative(api),
      await aVerifiedEnterprise(api),
      await aVerifiedEnterprise(api),
    ];
    alliance = await anAlliance(api);
  });
  afterAll(() => api.close());

  const declaration = (over: Record<string, unknown> = {}) => ({
    organisationId: coop.id,
    otherOrganisationId: mill.id,
    asSupplier: true,
    kind: 'COOPERATION',
    validFrom: '2026-01-01',
    ...over,
  });
  const seenBy = async (as: { token: string } | null, id: string) => {
    const fields = 'id state note seasons { season } shownBySupplier allowedActions supplier { id }';
    return (await api.gql(as, `query ($id: ID!) { chainLink(id: $id) { ${fields} } }`, { id })).data['chainLink'];
  };

  it('count once the other side confirmed and the Alliance verified them', async () => {
    const made = await aDeclaredLink(api, coop, mill, { note: 'Sấy lúa tại kho của công ty' });
    expect(made).toMatchObject({ state: 'DECLARED', allowedActions: ['SHOW'] });
    expect((await seenBy(mill.manager, made.id)).allowedActions).toEqual(['CONFIRM', 'REJECT', 'SHOW']);
    expect((await seenBy(alliance.advisor, made.id)).allowedActions).toEqual(['REJECT']);
    const linkId = made.id;
    expect(await refused(api, alliance.advisor, 'verifyLink', { linkId })).toMatchObject({
      __typename: 'WrongLinkState',
    });
    await mutate(api, mill.manager, 'confirmLink', { linkId }, LINK);
    const { link } = await mutate(api, alliance.advisor, 'verifyLink', { linkId }, LINK);
    expect(link).toMatchObject({ state: 'ACTIVE', validTo: null });
    const ended = await mutate(api, mill.manager, 'endLink', { linkId, endedOn: '2026-11-01' }, LINK);
    expect(ended.link).toMatchObject({ state: 'ENDED', validTo: '2026-11-01' });
  });

  it('are refused with the reason, in both languages', async () => {
    const facts: Record<string, string> = {
      declareLink: '... on LinkExists { linkId }',
      confirmLink: '... on ConfirmationIsForTheOtherSide { organisationId }',
      rejectLink: '... on ConfirmationIsForTheOtherSide { organisationId }',
      endLink: '... on LinkEndOutOfRange { validFrom }',
    };
    const ask = (as: { token: string }, name: string, input: Record<string, unknown>) =>
      refused(api, as, name, input, { facts: facts[name] ?? '' });
    expect(await ask(coop.manager, 'declareLink', declaration({ otherOrganisationId: coop.id }))).toMatchObject({
      __typename: 'LinkToItself',
    });
    const { id: linkId } = await aDeclaredLink(api, coop, mill, { kind: 'DISTRIBUTION' });
    expect(await ask(coop.manager, 'declareLink', declaration({ kind: 'DISTRIBUTION' }))).toMatchObject({
      __typename: 'LinkExists',
      linkId,
    });
    for (const name of ['confirmLink', 'rejectLink']) {
      expect(await ask(coop.manager, name, { linkId })).toMatchObject({
        __typename: 'ConfirmationIsForTheOtherSide',
        organisationId: mill.id,
      });
    }
    expect(await ask(mill.manager, 'endLink', { linkId, endedOn: '2026-11-01' })).toMatchObject({
      __typename: 'WrongLinkState',
    });
    const active = await aVerifiedLink(api, coop, mill, { kind: 'PROCESSING' });
    for (const endedOn of ['2026-01-01', '2026-11-25']) {
      expect(await ask(mill.manager, 'endLink', { linkId: active.id, endedOn })).toMatchObject({
        __typename: 'LinkEndOutOfRange',
        validFrom: '2026-01-01',
      });
    }
    await mutate(api, mill.manager, 'rejectLink', { linkId }, LINK);
    expect(await ask(mill.manager, 'confirmLink', { linkId })).toMatchObject({ __typename: 'WrongLinkState' });
  });

  it('are refused with unreadable input at its path', async () => {
    const bad = declaration({ validFrom: '2026-11-25', commodity: 'NOPE', note: 'x'.repeat(2001) });
    const { issues } = await refused(api, coop.manager, 'declareLink', bad);
    expect(issues).toMatchObject([{ path: 'validFrom' }, { path: 'note' }, { path: 'commodity' }]);
    const unknown = declaration({ otherOrganisationId: 'org_00000000000000000000000000' });
    expect(await refused(api, coop.manager, 'declareLink', unknown)).toMatchObject({ __typename: 'NotFound' });
  });

  it('can be rejected by the Alliance', async () => {
    const { id: linkId } = await aDeclaredLink(api, coop, mill, { kind: 'PRODUCTION' });
    const { link } = await mutate(api, alliance.lead, 'rejectLink', { linkId }, LINK);
    expect(link.state).toBe('REJECTED');
  });

  it('are for managers of the right side, and not there for others', async () => {
    const { id: linkId } = await aDeclaredLink(api, coop, mill, { kind: 'PRE_PROCESSING' });
    const typeOf = async (as: { token: string }, name: string, input: Record<string, unknown>) =>
      (await refused(api, as, name, input)).__typename;
    expect(await typeOf(coop.staff, 'declareLink', declaration())).toBe('NotPermitted');
    expect(await typeOf(stranger.manager, 'declareLink', declaration())).toBe('NotPermitted');
    expect(await typeOf(mill.staff, 'confirmLink', { linkId })).toBe('NotPermitted');
    expect(await typeOf(mill.manager, 'verifyLink', { linkId })).toBe('NotPermitted');
    expect(await typeOf(alliance.advisor, 'confirmLink', { linkId })).toBe('NotPermitted');
    const show = { linkId, organisationId: mill.id, shown: true };
    expect(await typeOf(coop.manager, 'showLink', show)).toBe('NotPermitted');
    for (const name of ['confirmLink', 'verifyLink', 'rejectLink']) {
      expect(await typeOf(stranger.manager, name, { linkId })).toBe('NotFound');
    }
    expect(await typeOf(stranger.manager, 'endLink', { linkId, endedOn: '2026-11-01' })).toBe('NotFound');
    expect(await typeOf(stranger.manager, 'showLink', show)).toBe('NotFound');
    expect(await seenBy(stranger.manager, linkId)).toBeNull();
  });

  it('are public, without figures, once both sides show them', async () => {
    const { id: linkId } = await aVerifiedLink(api, coop, mill, { kind: 'SUPPLY_INPUTS', note: 'Giống xác nhận' });
    await mutate(api, coop.manager, 'showLink', { linkId, organisationId: coop.id, shown: true }, LINK);
    expect(await seenBy(null, linkId)).toBeNull();
    await mutate(api, mill.manager, 'showLink', { linkId, organisationId: mill.id, shown: true }, LINK);
    expect(await seenBy(null, linkId)).toEqual({
      ...{ id: linkId, state: 'ACTIVE', note: null, seasons: null, shownBySupplier: null, allowedActions: [] },
      supplier: { id: coop.id },
    });
    expect(await seenBy(coop.staff, linkId)).toMatchObject({ note: 'Giống xác nhận', shownBySupplier: true });
    await mutate(api, mill.manager, 'showLink', { linkId, organisationId: mill.id, shown: false }, LINK);
    expect(await seenBy(null, linkId)).toBeNull();
  });

  it('are declared once when the request is repeated with its key', async () => {
    const input = declaration({ kind: 'UNION_MEMBERSHIP', idempotencyKey: 'once' });
    const first = await mutate(api, coop.manager, 'declareLink', input, LINK);
    const second = await mutate(api, coop.manager, 'declareLink', input, LINK);
    expect(second.link.id).toBe(first.link.id);
    expect(await refused(api, coop.manager, 'declareLink', { ...input, note: 'khác' })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });
});
