import type { ActivityFacts, Behaviour, EventFacts, MessageFacts } from '../behaviour-rows';

const CONTACT = {
  name: 'Ada Sample',
  email: 'ada@sample.example',
  job_title: null,
  company_id: null,
  company: null,
  industry: null,
  company_size: null,
  employees: null,
  region: null,
  lead_source: null,
  owner_id: null,
};

/** A number as a UUID, so that receipts are readable in failures. */
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

let last = 0;
const nextId = () => {
  last += 1;
  return uuid(last);
};

/** The rows of a contact: nothing happened, unless said otherwise. */
export const behaviourOf = (given: Partial<Behaviour> = {}): Behaviour => ({
  contact: CONTACT,
  time_zone: 'UTC',
  organization_time_zone: 'UTC',
  activities: [],
  messages: [],
  events: [],
  deals: [],
  stages: [],
  ...given,
  usual: {
    stages: [],
    deals: { won: 0, closed: 0 },
    messages: { reached: 0, opened: 0, clicked: 0, replied: 0, engaged: 0 },
    ...given.usual,
  },
});

export const activity = (
  kind: ActivityFacts['kind'],
  at: string,
  facts: Partial<ActivityFacts> = {},
): ActivityFacts => ({
  id: nextId(),
  kind,
  at: Date.parse(at),
  direction: null,
  subject: null,
  seconds: null,
  opened: null,
  clicked: null,
  replied: null,
  completed: null,
  noShow: null,
  machineOpens: 0,
  isAutoReply: false,
  bounced: false,
  thread: null,
  outcomeId: null,
  message: null,
  ...facts,
});

export const sent = (at: string, subject: string, facts: Partial<ActivityFacts> = {}): ActivityFacts =>
  activity('email', at, { direction: 'outbound', subject, ...facts });
export const got = (at: string, subject: string, facts: Partial<ActivityFacts> = {}): ActivityFacts =>
  activity('email', at, { direction: 'inbound', subject, ...facts });

/** A message that Winloop sent and the provider delivered. */
export const message = (at: string, subject: string, facts: Partial<MessageFacts> = {}): MessageFacts => ({
  id: nextId(),
  channel: 'email',
  at: Date.parse(at),
  subject,
  message: null,
  delivered: true,
  bounced: false,
  opened: false,
  clicked: false,
  machineOpens: 0,
  unsubscribed: false,
  ...facts,
});

export const event = (
  of: MessageFacts,
  type: string,
  at: string,
  facts: Partial<EventFacts> = {},
): EventFacts => ({
  id: nextId(),
  messageId: of.id,
  type,
  at: Date.parse(at),
  isMachine: false,
  isAutoReply: false,
  ...facts,
});
