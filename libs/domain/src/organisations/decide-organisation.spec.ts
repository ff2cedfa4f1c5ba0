import { finalStates, reachableFrom } from '../kernel/transitions';
import {
  registerOrganisation,
  reviseOrganisation,
  ruleOnOrganisation,
  submitOrganisation,
  type Ruling,
} from './decide-organisation';
import {
  ORGANISATION_ACTIONS,
  ORGANISATION_STATES,
  ORGANISATION_TRANSITIONS,
  type OrganisationState,
} from './organisation.transitions';
import { ADVISOR, FACTS, ORGANISATION, actorOf } from './organisation.example';
import type { Organisation } from './organisation';

const FREE = { taxCodeTaken: false };
const inState = (state: OrganisationState): Organisation => ({ ...ORGANISATION, state });
const RULINGS: Record<Ruling['what'], Ruling> = {
  VERIFY: { what: 'VERIFY' },
  REQUEST_REVISION: { what: 'REQUEST_REVISION', reasons: ['DOCUMENT_MISSING'], note: null },
  REJECT: { what: 'REJECT', reasons: ['DUPLICATE'], note: null },
  SUSPEND: { what: 'SUSPEND', reasons: ['BY_REQUEST'], note: null },
  REINSTATE: { what: 'REINSTATE', note: null },
};
const rule = (organisation: Organisation, what: Ruling['what']) =>
  ruleOnOrganisation(organisation, RULINGS[what], { actor: ADVISOR, taxCodeTaken: false });

describe('the life of an organisation', () => {
  it('reaches every state from a draft, and ends only when it is rejected', () => {
    expect([...reachableFrom(ORGANISATION_TRANSITIONS, 'DRAFT')].sort()).toEqual([...ORGANISATION_STATES].sort());
    expect(finalStates(ORGANISATION_TRANSITIONS)).toEqual(['REJECTED']);
  });

  it.each(Object.keys(RULINGS) as Ruling['what'][])('%s is possible exactly in its states', (what) => {
    const allowed: readonly OrganisationState[] = ORGANISATION_ACTIONS[what];
    for (const state of ORGANISATION_STATES) {
      const decision = rule(inState(state), what);
      if (allowed.includes(state)) expect(decision).toMatchObject({ ok: true });
      else expect(decision).toMatchObject({ ok: false, refusal: { code: 'wrong-organisation-state', state, allowed } });
    }
  });
});

describe('registering', () => {
  it('drafts', () => {
    expect(registerOrganisation(ORGANISATION.id, 'COOPERATIVE', FACTS)).toMatchObject({
      ok: true,
      state: { state: 'DRAFT' },
      events: [{ type: 'organisations.registered', kind: 'COOPERATIVE' }],
    });
  });
  it('refuses an Alliance', () =>
    expect(registerOrganisation(ORGANISATION.id, 'ALLIANCE', FACTS)).toMatchObject({
      refusal: { code: 'kind-not-open', kind: 'ALLIANCE' },
    }));
});

describe('revising', () => {
  it('names the facts that changed and not their values', () =>
    expect(reviseOrganisation(ORGANISATION, { ...FACTS, phone: '+84987654321' })).toMatchObject({
      events: [{ type: 'organisations.revised', changed: ['phone'] }],
    }));
  it('stays quiet when nothing is different', () =>
    expect(reviseOrganisation(ORGANISATION, { ...FACTS })).toMatchObject({ events: [] }));
  it('leaves alone what the Alliance vouches for', () =>
    expect(reviseOrganisation(inState('VERIFIED'), { ...FACTS, taxCode: '1701234537', phone: null })).toEqual({
      ok: false,
      refusal: { code: 'vouched-facts-fixed', fields: ['taxCode'] },
    }));
  it('may change them while it is suspended', () =>
    expect(reviseOrganisation(inState('SUSPENDED'), { ...FACTS, taxCode: '1701234537' })).toMatchObject({ ok: true }));
  it.each(['SUBMITTED', 'REJECTED'] as const)('is not possible when %s', (state) =>
    expect(reviseOrganisation(inState(state), FACTS)).toMatchObject({ refusal: { code: 'wrong-organisation-state' } }),
  );
});

describe('submitting', () => {
  it('hands it to the Alliance and forgets its earlier remarks', () =>
    expect(
      submitOrganisation({ ...inState('REVISION_REQUESTED'), standing: { reasons: ['OTHER'], note: 'x' } }, FREE),
    ).toMatchObject({ state: { state: 'SUBMITTED', standing: { reasons: [], note: null } } }));
  it('says everything that is missing', () => {
    const facts = { ...FACTS, taxCode: null, legalRepresentative: null, phone: null, sectors: [], documentIds: [] };
    expect(submitOrganisation({ ...ORGANISATION, facts }, FREE)).toMatchObject({
      refusal: {
        code: 'organisation-incomplete',
        missing: ['TAX_CODE', 'LEGAL_REPRESENTATIVE', 'SECTORS', 'CONTACT', 'DOCUMENTS'],
      },
    });
  });
  it('asks a cooperative group for neither tax code nor registration', () => {
    const facts = { ...FACTS, taxCode: null, registration: null, documentIds: [] };
    expect(submitOrganisation({ ...ORGANISATION, kind: 'COOPERATIVE_GROUP', facts }, FREE)).toMatchObject({ ok: true });
  });
  it('refuses the tax code of a verified organisation', () =>
    expect(submitOrganisation(ORGANISATION, { taxCodeTaken: true })).toMatchObject({
      refusal: { code: 'tax-code-taken' },
    }));
});

describe('ruling', () => {
  it('keeps the reasons and the note', () => {
    const ruling: Ruling = { what: 'REQUEST_REVISION', reasons: ['NAME_MISMATCH'], note: 'Tên khác giấy đăng ký' };
    expect(ruleOnOrganisation(inState('SUBMITTED'), ruling, { actor: ADVISOR, taxCodeTaken: false })).toMatchObject({
      state: { state: 'REVISION_REQUESTED', standing: { reasons: ['NAME_MISMATCH'], note: 'Tên khác giấy đăng ký' } },
      events: [{ type: 'organisations.revision-requested', reasons: ['NAME_MISMATCH'] }],
    });
  });
  it('is not for members of the organisation, even when they are advisors', () => {
    const both = actorOf(...ADVISOR.memberships, {
      organisationId: ORGANISATION.id,
      kind: 'COOPERATIVE',
      roles: ['STAFF'],
    });
    for (const ruling of Object.values(RULINGS)) {
      expect(ruleOnOrganisation(inState('SUBMITTED'), ruling, { actor: both, taxCodeTaken: false })).toEqual({
        ok: false,
        refusal: { code: 'own-organisation' },
      });
    }
  });
  it.each([
    [[], null, 'reasons'],
    [['OTHER'], null, 'note'],
  ] as const)('needs a reason, and a note with OTHER (%j)', (reasons, note, path) =>
    expect(
      ruleOnOrganisation(
        inState('SUBMITTED'),
        { what: 'REJECT', reasons, note },
        { actor: ADVISOR, taxCodeTaken: false },
      ),
    ).toMatchObject({ refusal: { code: 'invalid-input', issues: [{ path, code: 'required' }] } }),
  );
  it('does not verify a tax code twice', () =>
    expect(
      ruleOnOrganisation(inState('SUBMITTED'), RULINGS.VERIFY, { actor: ADVISOR, taxCodeTaken: true }),
    ).toMatchObject({ refusal: { code: 'tax-code-taken' } }));
});
