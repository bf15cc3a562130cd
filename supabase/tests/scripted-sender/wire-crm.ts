import type { Message, Step } from './steps';

export type DealStep = Extract<Step, { kind: 'deal' }>;
export type MeetingStep = Extract<Step, { kind: 'meeting' }>;

export const personId = (person: number): string => String(700_000 + person);
const iso = (at: number): string => new Date(at).toISOString();
export const amount = (cents: number): string => (cents / 100).toFixed(2);

export const HUBSPOT_STAGES = { open: 'contractsent', won: 'closedwon', lost: 'closedlost' } as const;

/** The body of a HubSpot workflow's "Send a webhook" for a deal. */
export function hubSpotDeal({ email }: Message, step: DealStep): string {
  const properties = {
    hs_object_id: String(90_000_000 + step.deal),
    dealstage: HUBSPOT_STAGES[step.state],
    amount: amount(step.cents),
    deal_currency_code: 'EUR',
    hs_lastmodifieddate: iso(step.at),
    ...(step.state === 'open' ? {} : { closedate: iso(step.at) }),
    email,
  };
  return JSON.stringify(step.deal % 2 === 0 ? { portalId: 62_515, properties } : properties);
}

export function hubSpotOutcome(state: MeetingStep['state'], isRescheduled: boolean): string {
  const booked = isRescheduled ? 'RESCHEDULED' : 'SCHEDULED';
  return { booked, completed: 'COMPLETED', no_show: 'NO_SHOW', cancelled: 'CANCELED' }[state];
}

/** The body of a HubSpot workflow for a meeting. */
export function hubSpotMeeting({ n, email }: Message, step: MeetingStep, isRescheduled: boolean): string {
  return JSON.stringify({
    hs_object_id: String(40_000_000 + n),
    hs_meeting_outcome: hubSpotOutcome(step.state, isRescheduled),
    hs_lastmodifieddate: iso(step.at),
    email,
  });
}

/** Version 2: a change carries what the changed fields were before. */
export function pipedriveDeal({ person }: Message, step: DealStep): string {
  const { deal, state, before, at, cents } = step;
  const id = 5_000_000 + deal;
  const timestamp = iso(at);
  return JSON.stringify({
    data: {
      id,
      title: `Deal ${deal}`,
      status: state,
      value: cents / 100,
      currency: 'EUR',
      person_id: Number(personId(person)),
      update_time: timestamp,
      ...(state === 'won' ? { won_time: timestamp } : {}),
      ...(state === 'lost' ? { lost_time: timestamp, lost_reason: 'Price' } : {}),
    },
    previous: before === null ? null : { status: before, value: 1 },
    meta: {
      action: before === null ? 'create' : 'change',
      entity: 'deal',
      entity_id: String(id),
      company_id: '77',
      id: `pd-${deal}-${at}`,
      timestamp,
      attempt: 1,
      version: '2.0',
      change_source: 'app',
    },
  });
}

const NAMES = { open: 'opportunity.created', won: 'deal.closed_won', lost: 'deal.closed_lost' } as const;

/** Our own format in the envelope of Standard Webhooks. */
export function genericDeal(message: Message, step: DealStep, outcomeId: string): string {
  const type = step.state === 'open' && step.before !== null ? 'deal.reopened' : NAMES[step.state];
  const data = {
    deal_id: `D-${step.deal}`,
    deal_value: amount(step.cents),
    currency: 'EUR',
    closed_at: iso(step.at),
    ...(message.n % 2 === 0 ? { contact_email: message.email } : { outcome_id: outcomeId }),
  };
  return JSON.stringify({ type, timestamp: iso(step.at), data });
}

export function genericMeeting(message: Message, step: MeetingStep): string {
  const data = { lead_id: personId(message.person), occurred_at: iso(step.at) };
  return JSON.stringify({ type: `meeting.${step.state}`, timestamp: iso(step.at), data });
}
