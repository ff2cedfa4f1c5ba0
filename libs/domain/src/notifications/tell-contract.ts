import type { ContractEvent } from '../contracts/events';
import type { Role } from '../access/actor';
import type { OrganisationId } from '../kernel/id';
import type { Note, NotificationKind, Told } from './notification';

const TRADERS: readonly Role[] = ['MANAGER', 'STAFF'];
const SIGNERS: readonly Role[] = ['MANAGER', 'SIGNATORY'];

type Wording = Pick<Note, 'template' | 'kind' | 'urgent'> & {
  readonly roles?: readonly Role[];
  readonly facts?: Note['facts'];
};

/** Who has to know what happened to a contract: the side whose turn it is, or that did not do it; else both. */
export function tellOfContract(event: ContractEvent): Told {
  const word = (kind: NotificationKind, urgent: boolean, facts?: Note['facts'], roles?: readonly Role[]): Wording => ({
    template: event.type,
    kind,
    urgent,
    ...(facts && { facts }),
    ...(roles && { roles }),
  });
  const ended = { endsReminders: true };
  switch (event.type) {
    case 'contracts.proposed':
    case 'contracts.countered': {
      const facts = { deadline: event.deadlineAt };
      return {
        notes: [noteTo(event, event.turnOf, word('NEGOTIATION', true, facts))],
        ...ended,
        reminder: {
          note: noteTo(event, event.turnOf, { ...word('DEADLINE', true, facts), template: 'deadlines.negotiation' }),
          dueAt: Date.parse(event.deadlineAt),
        },
      };
    }
    case 'contracts.agreed':
      return { notes: [noteTo(event, otherThan(event, event.by), word('NEGOTIATION', true))], ...ended };
    case 'contracts.refused':
      return { notes: [noteTo(event, otherThan(event, event.by), word('NEGOTIATION', false))], ...ended };
    case 'contracts.withdrawn':
      return { notes: [noteTo(event, otherThan(event, event.by), word('NEGOTIATION', false))], ...ended };
    case 'contracts.lapsed':
      return { notes: toBoth(event, word('NEGOTIATION', false)), ...ended };
    case 'contracts.submitted-for-appraisal':
      return { notes: [noteTo(event, otherThan(event, event.by), word('APPRAISAL', false))] };
    case 'contracts.advised':
      return {
        notes: toBoth(event, {
          ...word('APPRAISAL', true, { findings: event.openFindings }, SIGNERS),
          template: `${event.type}.${event.advice}`,
        }),
      };
    case 'contracts.appraisal-lapsed':
      return { notes: toBoth(event, word('APPRAISAL', true, {}, SIGNERS)) };
    case 'contracts.findings-acknowledged':
      return { notes: [noteTo(event, otherThan(event, event.by), word('CONTRACT', false, {}, SIGNERS))] };
    case 'contracts.signed':
      return { notes: [noteTo(event, otherThan(event, event.by), word('CONTRACT', true, {}, SIGNERS))] };
    case 'contracts.came-into-force':
      return { notes: toBoth(event, word('CONTRACT', true, {}, ['MANAGER', 'STAFF', 'SIGNATORY'])), ...ended };
    case 'contracts.termination-requested':
      return { notes: [noteTo(event, otherThan(event, event.by), word('CONTRACT', true, {}, SIGNERS))] };
    case 'contracts.terminated':
      return {
        notes: toBoth(event, word('CONTRACT', true, { endedOn: event.endedOn }, ['MANAGER', 'STAFF', 'SIGNATORY'])),
        ...ended,
      };
    case 'contracts.commented':
      return { notes: toBoth(event, word('NEGOTIATION', false)) };
  }
}

type Parties = Pick<ContractEvent, 'sellerId' | 'buyerId'>;

const otherThan = ({ sellerId, buyerId }: Parties, party: OrganisationId): OrganisationId =>
  party === sellerId ? buyerId : sellerId;

const toBoth = (parties: Parties, wording: Wording): Note[] => [
  noteTo(parties, parties.sellerId, wording),
  noteTo(parties, parties.buyerId, wording),
];

/** To the traders of one side; the other side is named in the text. */
function noteTo(parties: Parties, side: OrganisationId, { roles = TRADERS, facts = {}, ...wording }: Wording): Note {
  return {
    ...wording,
    facts,
    recipients: { to: 'MEMBERS', organisationIds: [side], roles },
    names: { other: otherThan(parties, side) },
  };
}
