import { analyse } from '../analyse';
import type { PersonaInput, PersonaRecord } from '../facts';
import type { PersonaText } from '../said';
import { activity, behaviourOf, got, sent, uuid } from './behaviour';

export const NOW = '2026-11-20T12:00:00.000Z';
export const CONTACT_ID = uuid(9001);

export const sampleRecord: PersonaRecord = {
  id: CONTACT_ID,
  name: 'Ada Sample',
  email: 'ada@sample.example',
  job_title: 'Plant manager',
  region: 'Nordics',
  industry: 'Manufacturing',
  time_zone: 'Europe/Stockholm',
  updated_at: '2026-10-01T08:00:00.000Z',
  company: {
    id: uuid(9002),
    name: 'Sample Works AB',
    employees: 640,
    company_size: 'large',
    region: 'Nordics',
    updated_at: '2026-09-01T08:00:00.000Z',
  },
};

let serial = 9100;
/** What the contact wrote, or what we noted after a talk with them. */
export function said(
  by: 'them' | 'us',
  day: string,
  body: string,
  given: Partial<PersonaText> = {},
): PersonaText {
  serial += 1;
  return {
    type: 'activity',
    id: uuid(serial),
    at: `${day}T10:00:00.000Z`,
    kind: by === 'them' ? 'email' : 'meeting',
    by,
    subject: by === 'them' ? 'Re: your offer' : 'Discovery',
    body,
    objection: null,
    ...given,
  };
}

export const sampleTexts: readonly PersonaText[] = [
  said(
    'us',
    '2026-03-02',
    'Ada described changeovers that eat the Friday shift. Today they run on a home-grown database.',
  ),
  said(
    'us',
    '2026-03-09',
    'Success for them: halve the changeover time. They want to see a customer in steel.',
  ),
  said(
    'them',
    '2026-03-16',
    'Dear Mara,\n\nWhere is the data stored, and who can read it?\n\nKind regards, Ada',
  ),
  said(
    'them',
    '2026-04-07',
    'Hi Mara,\n\nProcurement asks for 14 % off the list price. Please copy Imogen.\n\nAda',
  ),
  said('them', '2026-04-20', 'Hello,\n\nAt this price we stop.\n\nAda'),
  said(
    'them',
    '2026-05-04',
    'Hello,\n\nDoes it connect to SAP? Try again in September, we are in the middle of another rollout.\n\nAda',
  ),
];

const DAYS = ['2026-03-02', '2026-03-16', '2026-04-07', '2026-04-20', '2026-05-04', '2026-05-18'];

/** A contact of whom enough is known: six mails answered after 20 hours, two meetings, a lost deal. */
export function sampleInput(): PersonaInput {
  const activities = DAYS.flatMap((day, i) => [
    sent(`${day}T08:00:00Z`, `Topic ${i}`, { opened: true, clicked: i > 3, replied: true }),
    got(`${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}T04:00:00Z`, `Re: Topic ${i}`),
  ]);
  const meetings = ['2026-03-02T13:00:00Z', '2026-03-09T13:00:00Z'].map((at) =>
    activity('meeting', at, { completed: true }),
  );
  const behaviour = behaviourOf({ time_zone: 'Europe/Stockholm', activities: [...activities, ...meetings] });
  return {
    record: sampleRecord,
    now: NOW,
    history: {
      analysis: analyse(CONTACT_ID, behaviour, new Date(NOW)),
      texts: sampleTexts,
      deals: [
        {
          id: uuid(9201),
          name: 'Sample Works AB: Plan',
          status: 'lost',
          at: '2026-06-01T09:00:00.000Z',
          competitor: null,
          loss_reason: 'Price',
        },
      ],
      similar: null,
      peerReasons: { deals: 9, reasons: [{ reason: 'Timing', n: 4 }], latest: '2026-10-10T09:00:00.000Z' },
      peerWins: [],
      comparisons: [],
      practices: [],
    },
  };
}
