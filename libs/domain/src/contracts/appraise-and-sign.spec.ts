import type { AccountId, ContractId, Id, OrganisationId } from '../kernel/id';
import {
  acknowledgeFindings,
  noteAppraisalLapsed,
  noteOpinion,
  signContract,
  submitForAppraisal,
  type Signing,
} from './appraise-and-sign';
import type { Contract } from './contract';
import { readTerms } from './terms/read-terms';

const seller = 'org_seller' as OrganisationId;
const buyer = 'org_buyer' as OrganisationId;
const accountId = 'acc_1' as AccountId;
const [first, second] = ['fnd_1', 'fnd_2'] as Id<'finding'>[] as [Id<'finding'>, Id<'finding'>];
const NOON = Date.UTC(2026, 5, 1, 5);
const HASH = 'hash-1';

/** 80 t at 5,600 đ: 448 million đồng. */
function agreed(terms: object = {}): Contract {
  const reading = readTerms({
    kind: 'LINKAGE',
    end: '2026-12-31',
    linkage: { inputs: false, production: true, processing: false },
    price: { base: '5600' },
    lines: [{ commodity: 'LUA', variety: 'OM5451', season: 'HE_THU-2026', quantity: '80', unit: 'TONNE' }],
    ...terms,
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return {
    id: 'ctr_1' as ContractId,
    version: 2,
    state: 'AGREED',
    sellerId: seller,
    buyerId: buyer,
    offerId: null,
    demandId: null,
    proposedBy: buyer,
    terms: reading.value,
    termsVersion: 1,
    termsHash: HASH,
    turnOf: null,
    deadlineAt: NOON + 30 * 86_400_000,
    holdId: null,
    appraised: null,
    signatures: [],
    signedOn: null,
    coopRegime: null,
    linkageRegime: null,
    terminationRequest: null,
    endedOn: null,
  };
}
const after = (decision: { ok: boolean; state?: Contract }): Contract => {
  if (!decision.ok || !decision.state) throw new Error(JSON.stringify(decision));
  return decision.state;
};
const codeOf = (decision: { ok: boolean; refusal?: { code: string } }): string | undefined => decision.refusal?.code;
const opinion = {
  termsHash: HASH,
  advice: 'ADVISED_CHANGE' as const,
  opinionNumber: '012/2026/TĐ-LMHTX',
  openFindings: [first, second],
};
const submitted = (terms?: object): Contract => after(submitForAppraisal(agreed(terms), { by: seller }));
const lapsed = (terms?: object): Contract => after(noteAppraisalLapsed(submitted(terms), { termsHash: HASH }));
const signing = (by: OrganisationId, over: Partial<Signing> = {}): Signing => ({
  ...{ by, accountId, termsHash: HASH, now: NOON, coopRegime: 'COOPERATIVE_LAW_2023', linkageRegime: 'DECREE_98_2018' },
  ...over,
});

describe('the appraisal', () => {
  it('starts when either side submits what was agreed, with its estimated value', () => {
    expect(submitForAppraisal(agreed(), { by: buyer })).toMatchObject({
      ok: true,
      state: { state: 'UNDER_APPRAISAL' },
      events: [{ type: 'contracts.submitted-for-appraisal', by: buyer, termsHash: HASH, estimatedValue: '448000000' }],
    });
    expect(codeOf(submitForAppraisal(submitted(), { by: seller }))).toBe('wrong-contract-state');
  });

  it('has an opinion on exactly these terms', () => {
    expect(codeOf(noteOpinion(submitted(), { ...opinion, termsHash: 'hash-0' }))).toBe('terms-changed');
    expect(codeOf(noteAppraisalLapsed(submitted(), { termsHash: 'hash-0' }))).toBe('terms-changed');
    expect(noteOpinion(submitted(), opinion)).toMatchObject({
      ok: true,
      state: { state: 'ADVISED' },
      events: [{ type: 'contracts.advised', advice: 'ADVISED_CHANGE', openFindings: 2 }],
    });
  });

  it('says nothing of a contract that is not on the desk', () => {
    expect(codeOf(noteOpinion(agreed(), opinion))).toBe('wrong-contract-state');
    expect(codeOf(noteAppraisalLapsed(agreed(), { termsHash: HASH }))).toBe('wrong-contract-state');
    expect(codeOf(acknowledgeFindings(agreed(), { by: seller, accountId, findings: [first] }))).toBe(
      'wrong-contract-state',
    );
  });
});

describe('a signature', () => {
  it('waits for the opinion, or for the clock of the Alliance to run out', () => {
    expect(codeOf(signContract(agreed(), signing(seller)))).toBe('not-yet-advised');
    expect(codeOf(signContract(submitted(), signing(seller)))).toBe('not-yet-advised');
    expect(signContract(lapsed(), signing(seller)).ok).toBe(true);
  });

  it('against advice waits until each open finding is acknowledged; the buyer waits too', () => {
    const advised = after(noteOpinion(submitted(), opinion));
    for (const by of [seller, buyer]) {
      expect(signContract(advised, signing(by))).toEqual({
        ok: false,
        refusal: { code: 'findings-not-acknowledged', count: 2 },
      });
    }
    const one = after(acknowledgeFindings(advised, { by: seller, accountId, findings: [first] }));
    expect(signContract(one, signing(seller))).toEqual({
      ok: false,
      refusal: { code: 'findings-not-acknowledged', count: 1 },
    });
    const both = after(acknowledgeFindings(one, { by: seller, accountId, findings: [second] }));
    expect(both.appraised?.acknowledged).toEqual([first, second]);
    expect(signContract(both, signing(buyer)).ok).toBe(true);
  });

  it('with the advice to sign asks for no acknowledgement', () => {
    const advised = after(noteOpinion(submitted(), { ...opinion, advice: 'ADVISED_SIGN' }));
    expect(signContract(advised, signing(seller)).ok).toBe(true);
  });

  it('is given once by each side, on the terms that are on the table, in time', () => {
    const one = after(signContract(lapsed(), signing(seller)));
    expect(one.state).toBe('SIGNING');
    expect(codeOf(signContract(one, signing(seller)))).toBe('already-signed');
    expect(codeOf(signContract(one, signing(buyer, { termsHash: 'hash-0' })))).toBe('terms-changed');
    expect(codeOf(signContract(one, signing(buyer, { now: NOON + 30 * 86_400_000 })))).toBe('deadline-passed');
    expect(codeOf(signContract({ ...one, state: 'IN_FORCE' }, signing(buyer)))).toBe('wrong-contract-state');
  });

  it('of the second side puts the contract in force, under the law of that day in Vietnam', () => {
    const one = after(signContract(lapsed(), signing(buyer)));
    // 18:00 UTC is 01:00 of the next day in Vietnam.
    const decision = signContract(one, signing(seller, { now: Date.UTC(2026, 5, 1, 18) }));
    expect(decision).toMatchObject({
      ok: true,
      state: {
        state: 'IN_FORCE',
        signedOn: '2026-06-02',
        deadlineAt: null,
        coopRegime: 'COOPERATIVE_LAW_2023',
        linkageRegime: 'DECREE_98_2018',
      },
      events: [
        { type: 'contracts.signed', by: seller },
        {
          type: 'contracts.came-into-force',
          kind: 'LINKAGE',
          linkageForm: 3,
          signedOn: '2026-06-02',
          endsOn: '2026-12-31',
          estimatedValue: '448000000',
          lines: [
            { commodity: 'LUA', variety: 'OM5451', season: 'HE_THU-2026', quantityMilli: '80000000', unit: 'KG' },
          ],
        },
      ],
    });
  });

  it('makes a plain sale where no stage but consumption is linked, whatever the terms call it', () => {
    const terms = { linkage: { inputs: false, production: false, processing: false } };
    const decision = signContract(after(signContract(lapsed(terms), signing(buyer))), signing(seller));
    expect(decision).toMatchObject({ ok: true, events: [{}, { kind: 'SALE', linkageForm: null }] });
  });

  it.each([
    ['reaches the day and the value', { validTo: '2026-06-01', maxValue: '448000000' }, undefined],
    ['has no limits', {}, undefined],
    ['ended the day before', { validTo: '2026-05-31' }, 'signer-not-entitled'],
    ['falls a đồng short of the value', { maxValue: '447999999' }, 'signer-not-entitled'],
  ])('under a power of attorney that %s', (_what, poa, refusal) => {
    const terms = { seller: { signerName: 'Trần Văn Út', signerBasis: 'POA', poa } };
    expect(codeOf(signContract(lapsed(terms), signing(seller)))).toBe(refusal);
    // The limits are those of the seller's signer alone.
    expect(signContract(lapsed(terms), signing(buyer)).ok).toBe(true);
  });
});
