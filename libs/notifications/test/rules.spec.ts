import type { Note } from '@domain/notifications/notification';
import { tell, TOLD_OF, type NotifiableEvent } from '@domain/notifications/tell';
import { catalogueOf, placeholdersOf } from '@i18n/message';

const SELLER = 'org_seller';
const BUYER = 'org_buyer';

/** Everything that any event carries; each rule takes what it knows. */
const FACTS = {
  contractId: 'ctr_1',
  sellerId: SELLER,
  buyerId: BUYER,
  supplierId: SELLER,
  receiverId: BUYER,
  organisationId: BUYER,
  declaredBy: SELLER,
  by: SELLER,
  turnOf: BUYER,
  deadlineAt: '2026-12-01T01:00:00.000Z',
  dueOn: '2026-12-01',
  endedOn: '2026-12-01',
  validTo: '2026-12-01',
  daysLeft: 7,
  openFindings: 2,
  machineFindings: [],
  advisorId: 'acc_advisor',
  accountId: 'acc_lan',
  byThemselves: false,
  scheme: 'VIETGAP_TT',
  awards: [{ sellerId: SELLER }, { sellerId: SELLER }],
};

function toldOf(type: string, change: Record<string, unknown> = {}) {
  return tell({ ...FACTS, ...change, type } as unknown as NotifiableEvent, [SELLER, BUYER] as never);
}

const variants: [string, Record<string, unknown>][] = TOLD_OF.flatMap((type): [string, Record<string, unknown>][] => {
  if (type === 'contracts.advised')
    return ['ADVISED_SIGN', 'ADVISED_CHANGE', 'ADVISED_NOT_SIGN'].map((advice) => [type, { advice }]);
  if (type === 'demands.answered' || type === 'demands.answer-withdrawn')
    return [
      [type, {}],
      [type, { sellerId: null }],
    ];
  if (type === 'demands.closed') return [[type, { by: 'DEADLINE' }]];
  return [[type, {}]];
});

const notes: Note[] = variants.flatMap(([type, change]) => {
  const { notes: all, reminder } = toldOf(type, change);
  return reminder ? [...all, reminder.note] : [...all];
});

describe('the rules', () => {
  it.each(variants)('tell somebody of %s %j, or end its reminders', (type, change) => {
    const told = toldOf(type, change);
    expect(told.notes.length > 0 || told.endsReminders === true).toBe(true);
  });

  it('have texts in both languages for every template, with facts for every gap', () => {
    for (const locale of ['vi', 'en'] as const) {
      for (const note of notes) {
        for (const part of ['subject', 'text']) {
          const text = catalogueOf(locale).get(`notices.${note.template}.${part}`);
          expect([note.template, text]).toEqual([note.template, expect.any(String)]);
          const facts = [...Object.keys(note.facts), ...Object.keys(note.names)];
          expect([note.template, placeholdersOf(text ?? '').filter((gap) => !facts.includes(gap))]).toEqual([
            note.template,
            [],
          ]);
        }
      }
    }
  });

  it('use every text there is', () => {
    const used = new Set(notes.map(({ template }) => template));
    const written = [...catalogueOf('vi').keys()]
      .filter((key) => key.startsWith('notices.') && key.endsWith('.text'))
      .map((key) => key.slice(8, -5));
    expect(written.filter((template) => !used.has(template))).toEqual([]);
  });

  it('keep the name of whoever answered a sealed demand to themselves', () => {
    const [note] = toldOf('demands.answered', { sellerId: null }).notes;
    expect([note?.names, note?.facts]).toEqual([{}, {}]);
  });

  it('tell the side whose turn it is, and remind it until something else happens', () => {
    const told = toldOf('contracts.countered');
    expect(told.notes.map(({ recipients }) => recipients)).toEqual([
      { to: 'MEMBERS', organisationIds: [BUYER], roles: ['MANAGER', 'STAFF'] },
    ]);
    expect(told.reminder?.dueAt).toBe(Date.parse(FACTS.deadlineAt));
    expect(toldOf('contracts.agreed').endsReminders).toBe(true);
  });

  it('follow a case for the advisor it was given to', () => {
    expect(toldOf('appraisal.assigned').watchers).toEqual(['acc_advisor']);
    expect(toldOf('appraisal.answered').notes[0]?.recipients).toEqual({ to: 'WATCHERS', otherwise: ['LEAD_ADVISOR'] });
  });
});
