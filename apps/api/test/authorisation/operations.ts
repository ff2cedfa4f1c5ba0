import type { Action } from '@domain/access/action';
import type { People } from './people';
import type { Things } from './things';

/**
 * What each mutation is about. `PUBLIC`: anybody may try. `OWN`: anybody signed in, on what is their own. Otherwise the
 * action that the policy is asked for, the organisations it is asked about, and who may know that the thing exists: all
 * others are told that it is not found. A mutation of the schema that is not in this table fails the matrix.
 */
export type Operation =
  | 'PUBLIC'
  | { readonly own: true; readonly input: Input }
  | {
      readonly action: Action;
      /** Another action that lets somebody through as well. */
      readonly or?: Action;
      readonly of: (people: People) => string[];
      readonly seenBy: 'everybody' | 'parties and Alliance' | 'owners' | 'those who may';
      readonly input: Input;
    };
type Input = (people: People, things: Things) => Record<string, unknown>;

const seller = ({ seller: { id } }: People): string[] => [id];
const buyer = ({ buyer: { id } }: People): string[] => [id];
const parties = (people: People): string[] => [people.seller.id, people.buyer.id];
const nobody = (): string[] => [];

const own = (input: Record<string, unknown> = {}): Operation => ({ own: true, input: () => input });
const onOrganisation = (action: Action, more: Record<string, unknown> = {}): Operation => ({
  action,
  of: seller,
  seenBy: 'everybody',
  input: ({ seller: { id } }) => ({ organisationId: id, ...more }),
});
const onOffer = (action: Action, more: Input = () => ({})): Operation => ({
  action,
  of: seller,
  seenBy: 'everybody',
  input: (people, things) => ({ offerId: things.offerId, ...more(people, things) }),
});
const onDemand = (action: Action, more: Input = () => ({})): Operation => ({
  action,
  of: buyer,
  seenBy: 'everybody',
  input: (people, things) => ({ demandId: things.demandId, ...more(people, things) }),
});
const onContract = (action: Action, more: Input = () => ({}), of = parties): Operation => ({
  action,
  of,
  seenBy: 'parties and Alliance',
  input: (people, things) => ({ contractId: things.negotiating.contract.id, ...more(people, things) }),
});
const onCase = (action: Action, more: Input = () => ({})): Operation => ({
  action,
  of: parties,
  seenBy: 'parties and Alliance',
  input: (people, things) => ({ appraisalId: things.appraisalId, ...more(people, things) }),
});
const onCertificate = (
  seenBy: 'everybody' | 'parties and Alliance',
  more: Record<string, unknown> = {},
): Operation => ({
  action: 'certificates.check',
  of: seller,
  seenBy,
  input: (_people, { certificateId }) => ({ certificateId, ...more }),
});

/** A version that no organisation has: whoever may is told that theirs is stale, and nothing changes for the next. */
const STALE = { version: 9_999 };
const UNKNOWN_HASH = { termsHash: '0'.repeat(64) };
const NEVER = { challengeId: 'chl_0000000000000000000000000a', code: '000000' };

export const OPERATIONS: Readonly<Record<string, Operation>> = {
  registerAccount: 'PUBLIC',
  confirmContact: 'PUBLIC',
  signIn: 'PUBLIC',
  requestPasswordReset: 'PUBLIC',
  resetPassword: 'PUBLIC',
  beginPasskeySignIn: 'PUBLIC',
  signInWithPasskey: 'PUBLIC',
  acceptInvitation: own({ token: 'x'.repeat(43) }),
  addPasskey: own({ ceremonyId: 'cer_0000000000000000000000000a', name: 'x', response: '{}' }),
  beginPasskey: own({ currentPassword: 'wrong' }),
  removePasskey: own({ passkeyId: 'pky_0000000000000000000000000a' }),
  changePassword: own({ currentPassword: 'wrong', newPassword: 'một mật khẩu mới 2026' }),
  confirmTotp: own({ code: '000000' }),
  disableTotp: own({ code: '000000' }),
  enableTotp: own(),
  markAllNotificationsRead: own(),
  markNotificationRead: own({ notificationId: 'ntf_0000000000000000000000000a' }),
  setNotificationPreferences: own({ locale: 'vi' }),
  revokeOtherSessions: own(),
  revokeSession: own({ sessionId: 'ses_0000000000000000000000000a' }),
  registerOrganisation: {
    own: true,
    input: (_people, { facts }) => ({ kind: 'COOPERATIVE', facts: { ...facts, taxCode: '1' } }),
  },

  reviseOrganisation: {
    action: 'organisations.revise',
    of: seller,
    seenBy: 'everybody',
    input: (p, { facts }) => ({ organisationId: p.seller.id, facts, ...STALE }),
  },
  submitOrganisation: onOrganisation('organisations.submit'),
  verifyOrganisation: onOrganisation('organisations.verify', STALE),
  rejectOrganisation: onOrganisation('organisations.verify', { ...STALE, reasons: ['OTHER'] }),
  requestOrganisationRevision: onOrganisation('organisations.verify', { ...STALE, reasons: [] }),
  suspendOrganisation: onOrganisation('organisations.suspend', { ...STALE, reasons: [] }),
  reinstateOrganisation: onOrganisation('organisations.suspend', STALE),
  inviteMember: onOrganisation('organisations.invite-member', { contact: '+84911222444', roles: ['STAFF'] }),
  revokeInvitation: {
    action: 'organisations.invite-member',
    of: seller,
    seenBy: 'those who may',
    input: (_p, { invitationId }) => ({ invitationId }),
  },
  changeMemberRoles: onOrganisation('organisations.manage-members', {
    accountId: 'acc_0000000000000000000000000a',
    roles: ['STAFF'],
  }),
  removeMember: onOrganisation('organisations.manage-members', { accountId: 'acc_0000000000000000000000000a' }),
  declareCertificate: onOrganisation('certificates.declare', {
    ...{ scheme: 'VIETGAP_TT', number: '', issuer: '', scope: { description: '' }, validFrom: '2026-01-01' },
  }),
  checkCertificate: onCertificate('parties and Alliance'),
  // Checked by now, a certificate is there for everybody to see.
  refuseCertificate: onCertificate('everybody', { reason: 'DOCUMENT_UNREADABLE' }),
  revokeCertificate: onCertificate('everybody', { reason: 'WITHDRAWN_BY_ISSUER' }),

  draftOffer: {
    action: 'offers.draft',
    of: seller,
    seenBy: 'those who may',
    input: (p, t) => ({ organisationId: p.seller.id, terms: { ...t.offerTerms, commodity: 'NO_SUCH' } }),
  },
  reviseOffer: onOffer('offers.revise', (_p, t) => ({ terms: t.offerTerms, ...STALE })),
  publishOffer: onOffer('offers.publish'),
  pauseOffer: onOffer('offers.publish'),
  resumeOffer: onOffer('offers.publish'),
  withdrawOffer: onOffer('offers.withdraw'),
  draftDemand: {
    action: 'demands.draft',
    of: buyer,
    seenBy: 'those who may',
    input: (p, t) => ({ organisationId: p.buyer.id, terms: { ...t.demandTerms, commodity: 'NO_SUCH' } }),
  },
  reviseDemand: onDemand('demands.revise', (_p, t) => ({ terms: t.demandTerms, ...STALE })),
  publishDemand: onDemand('demands.publish'),
  closeDemand: onDemand('demands.close'),
  cancelDemand: onDemand('demands.close'),
  awardDemand: onDemand('demands.award', () => ({ awards: [] })),
  answerDemand: {
    ...{ action: 'demands.answer', of: seller, seenBy: 'those who may' },
    input: (p, t) => ({
      demandId: t.demandId,
      organisationId: p.seller.id,
      quantities: [],
      price: { mechanism: 'FIXED', base: '1' },
    }),
  },
  withdrawAnswer: {
    action: 'demands.answer',
    of: seller,
    seenBy: 'owners',
    input: (_p, { answerId }) => ({ answerId }),
  },

  proposeContract: {
    action: 'contracts.propose',
    of: buyer,
    seenBy: 'owners',
    input: (p, t) => ({ organisationId: p.buyer.id, offerId: t.openOfferId, deadlineDays: 0 }),
  },
  counterContract: onContract('contracts.negotiate', () => ({ termsVersion: 77, edits: [] })),
  agreeContract: onContract('contracts.agree', () => UNKNOWN_HASH),
  refuseContract: onContract('contracts.negotiate', () => ({ reason: '' })),
  commentOnContract: onContract('contracts.comment', () => ({ body: '' })),
  attachToContract: onContract('contracts.attach', () => ({ fileIds: [] })),
  submitContractForAppraisal: onContract('appraisal.request'),
  acknowledgeFindings: onContract('contracts.acknowledge-findings', () => ({ findingIds: [] }), seller),
  requestSigningCode: onContract('contracts.sign', () => UNKNOWN_HASH),
  signContract: onContract('contracts.sign', () => ({ ...UNKNOWN_HASH, ...NEVER })),
  signContractWithCertificate: onContract('contracts.sign', () => ({ ...UNKNOWN_HASH, signature: '' })),
  terminateContract: onContract('contracts.terminate', () => ({ ground: 'BREACH', reason: 'x' })),
  withdrawContract: onContract('contracts.withdraw'),

  takeAppraisal: onCase('appraisal.take', () => ({ asSecond: true })),
  assignAppraisal: onCase('appraisal.assign', () => ({ advisorId: 'acc_0000000000000000000000000a' })),
  askParties: onCase('appraisal.examine', () => ({ question: '' })),
  answerAppraisalQuestion: onCase('appraisal.answer-question', () => ({
    questionId: 'apq_0000000000000000000000000a',
    answer: '',
  })),
  recordFinding: onCase('appraisal.examine', () => ({ severity: 'MINOR', note: '' })),
  answerFinding: onCase('appraisal.answer-question', () => ({
    findingId: 'fnd_0000000000000000000000000a',
    status: 'ACCEPTED',
  })),
  concludeAppraisal: onCase('appraisal.conclude', () => ({ ...UNKNOWN_HASH, advice: 'ADVISED_SIGN', summary: '' })),
  cosignOpinion: onCase('appraisal.conclude', () => ({ agrees: true })),
  declareConflict: { action: 'appraisal.declare-conflict', of: nobody, seenBy: 'everybody', input: () => ({}) },

  declareLink: {
    ...{ action: 'value-chain.declare-link', of: seller, seenBy: 'everybody' },
    input: (p) => ({
      organisationId: p.seller.id,
      otherOrganisationId: p.seller.id,
      asSupplier: true,
      kind: 'PURCHASE',
      validFrom: '2026-01-01',
    }),
  },
  confirmLink: {
    action: 'value-chain.confirm-link',
    of: parties,
    seenBy: 'parties and Alliance',
    input: (_p, { linkId }) => ({ linkId }),
  },
  verifyLink: {
    action: 'value-chain.verify-link',
    of: parties,
    seenBy: 'parties and Alliance',
    input: (_p, { linkId }) => ({ linkId }),
  },
  endLink: {
    action: 'value-chain.end-link',
    of: parties,
    seenBy: 'parties and Alliance',
    input: (_p, { linkId }) => ({ linkId, endedOn: '2026-01-01' }),
  },
  showLink: {
    action: 'value-chain.show-link',
    of: seller,
    seenBy: 'parties and Alliance',
    input: (p, { linkId }) => ({ linkId, organisationId: p.seller.id, shown: false }),
  },
  rejectLink: {
    ...{
      action: 'value-chain.confirm-link',
      or: 'value-chain.verify-link',
      of: parties,
      seenBy: 'parties and Alliance',
    },
    input: (_p, { linkId }) => ({ linkId }),
  },
  signOut: own(),
};
