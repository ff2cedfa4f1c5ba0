import type { AppraisalEvent } from '../appraisal/events';
import type { Role } from '../access/actor';
import { addDays, startOfDayInVietnam, type CalendarDate } from '../kernel/calendar-date';
import type { OrganisationId } from '../kernel/id';
import type { Note, NotificationKind, Recipients, Told } from './notification';

const DESK: readonly Role[] = ['ADVISOR', 'LEAD_ADVISOR'];
const LEADS: readonly Role[] = ['LEAD_ADVISOR'];
const WATCHERS: Recipients = { to: 'WATCHERS', otherwise: LEADS };

/** Who has to know what happened on the desk. `parties` are the organisations of the contract. */
export function tellOfAppraisal(event: AppraisalEvent, parties: readonly OrganisationId[]): Told {
  const note = (
    recipients: Recipients,
    urgent: boolean,
    facts: Note['facts'] = {},
    kind: NotificationKind = 'APPRAISAL',
  ): Note => ({
    template: event.type,
    kind,
    urgent,
    recipients,
    names: {},
    facts,
  });
  switch (event.type) {
    case 'appraisal.opened':
      return {
        notes: [
          note({ to: 'ALLIANCE', roles: DESK }, true, { dueOn: event.dueOn, findings: event.machineFindings.length }),
        ],
        reminder: dueSoon(event.dueOn),
      };
    case 'appraisal.assigned':
      return {
        notes: [note({ to: 'ACCOUNTS', accountIds: [event.advisorId] }, true)],
        watchers: [event.advisorId],
      };
    case 'appraisal.asked':
      return {
        notes: [note({ to: 'MEMBERS', organisationIds: parties, roles: ['MANAGER', 'STAFF'] }, true)],
        endsReminders: true,
      };
    case 'appraisal.answered':
      return {
        notes: [note(WATCHERS, true)],
        ...(event.dueOn && { endsReminders: true, reminder: dueSoon(event.dueOn) }),
      };
    case 'appraisal.opinion-proposed':
      return { notes: [note(WATCHERS, true)] };
    case 'appraisal.opinion-sent-back':
      return { notes: [note(WATCHERS, true)] };
    case 'appraisal.concluded':
      return { notes: [], endsReminders: true };
    case 'appraisal.lapsed':
      return { notes: [note(WATCHERS, false)], endsReminders: true };
    case 'appraisal.withdrawn':
      return { notes: [note(WATCHERS, false)], endsReminders: true };
    case 'appraisal.stale':
      return { notes: [note(WATCHERS, false)] };
    case 'appraisal.conflict-declared':
    case 'appraisal.finding-recorded':
    case 'appraisal.finding-resolved':
      return { notes: [] };
  }
}

/** The clock runs until the end of the day. */
function dueSoon(dueOn: CalendarDate): NonNullable<Told['reminder']> {
  const facts = { dueOn };
  return {
    note: { template: 'deadlines.appraisal', kind: 'DEADLINE', urgent: true, recipients: WATCHERS, names: {}, facts },
    dueAt: startOfDayInVietnam(addDays(dueOn, 1)),
  };
}
