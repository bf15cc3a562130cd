import type { EventType } from '../schema';

/**
 * The definition of an outcome row, event by event, as the data model words it. The product folds in SQL
 * (private.fold_outcomes); the tests hold it against this independent reading.
 */

export type LedgerEvent = {
  type: EventType;
  occurred_at: string;
  source: string;
  source_event_id: string;
  is_machine: boolean;
  is_auto_reply: boolean;
  reply_text: string | null;
  reason: string | null;
  bounce_type: 'hard' | 'soft' | null;
  deal_key: string | null;
  deal_value: number | null;
};

const RANK: Partial<Record<LedgerEvent['type'], number>> = {
  meeting_booked: 1,
  meeting_cancelled: 2,
  meeting_no_show: 3,
  meeting_completed: 4,
  deal_created: 1,
  deal_reopened: 2,
  deal_lost: 3,
  deal_won: 4,
};

function byTime(a: LedgerEvent, b: LedgerEvent): number {
  return (
    Date.parse(a.occurred_at) - Date.parse(b.occurred_at) ||
    (RANK[a.type] ?? 0) - (RANK[b.type] ?? 0) ||
    compare(a.source, b.source) ||
    compare(a.source_event_id, b.source_event_id)
  );
}
const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

export function referenceFold(history: readonly LedgerEvent[], sentAt: number) {
  const events = [...history].sort(byTime);
  const of = (...types: LedgerEvent['type'][]) => events.filter((event) => types.includes(event.type));
  const clicks = of('clicked');
  const bounces = of('bounced');
  const reply = of('replied').findLast((event) => !event.is_auto_reply);
  const meeting = events.findLast((event) => event.type.startsWith('meeting_'))?.type;
  const deals = new Map<string, LedgerEvent>();
  const ofDeals = events.filter(({ type }) => type.startsWith('deal_'));
  for (const event of ofDeals) deals.set(dealOf(event, ofDeals), event);
  const wins = [...deals.values()].filter((deal) => deal.type === 'deal_won');
  const facts = {
    delivered: of('delivered', 'opened', 'clicked', 'replied').length > 0,
    bounced: bounces.length > 0,
    bounce_type: bounceType(bounces),
    bounce_reason: bounces.findLast((event) => event.reason !== null)?.reason ?? null,
    open_count: of('opened').filter((event) => !event.is_machine).length,
    machine_open_count: of('opened').filter((event) => event.is_machine).length,
    click_count: clicks.length,
    click_occasions: new Set(clicks.map((event) => event.occurred_at)).size,
    replied: reply !== undefined,
    reply_text: reply?.reply_text ?? null,
    unsubscribed: of('unsubscribed').length > 0,
    spam_reported: of('spam_reported').length > 0,
    meeting_booked: meeting === 'meeting_booked' || meeting === 'meeting_completed',
    meeting_completed: meeting === 'meeting_completed',
    meeting_no_show: meeting === 'meeting_no_show',
    deal_created: deals.size > 0,
    deal_closed: wins.length > 0,
    deal_lost: deals.size > 0 && [...deals.values()].every((deal) => deal.type === 'deal_lost'),
    deal_value: wins.length > 0 ? wins.reduce((sum, deal) => sum + (deal.deal_value ?? 0), 0) : null,
    time_to_close_days: daysToClose(wins, sentAt),
  };
  return { ...facts, ...label(facts) };
}

const SAY_NO_CRM = ['api', 'app'];

/** An id means a deal of its CRM; who says no CRM speaks of the only one that has this id here, or of none. */
function dealOf({ source, deal_key }: LedgerEvent, ofDeals: readonly LedgerEvent[]): string {
  if (deal_key === null) return '';
  if (!SAY_NO_CRM.includes(source)) return JSON.stringify([source, deal_key]);
  const same = ofDeals.filter((event) => event.deal_key === deal_key && !SAY_NO_CRM.includes(event.source));
  const crms = [...new Set(same.map((event) => event.source))];
  return JSON.stringify([crms.length === 1 ? crms[0] : '', deal_key]);
}

function bounceType(bounces: readonly LedgerEvent[]): 'hard' | 'soft' | null {
  if (bounces.some((event) => event.bounce_type === 'hard')) return 'hard';
  return bounces.some((event) => event.bounce_type === 'soft') ? 'soft' : null;
}

function daysToClose(wins: readonly LedgerEvent[], sentAt: number): number | null {
  if (wins.length === 0) return null;
  const first = Math.min(...wins.map((deal) => Date.parse(deal.occurred_at)));
  return Number(((first - sentAt) / 86_400_000).toFixed(6));
}

type Signals = {
  deal_closed: boolean;
  deal_lost: boolean;
  meeting_completed: boolean;
  meeting_booked: boolean;
  unsubscribed: boolean;
  spam_reported: boolean;
  click_occasions: number;
  replied: boolean;
  bounced: boolean;
};

function label(row: Signals): { training_label: string; training_weight: number } {
  const as = (training_label: string, training_weight: number) => ({ training_label, training_weight });
  if (row.deal_closed) return as('positive_example', 10);
  if (row.meeting_completed) return as('positive_example', 7);
  if (row.unsubscribed || row.spam_reported) return as('negative_example', 2);
  if (row.meeting_booked) return as('positive_example', 5);
  if (row.deal_lost) return as('negative_example', 2);
  if (row.click_occasions >= 2 && !row.replied) return as('positive_example', 3);
  if (row.bounced) return as('negative_example', 0.5);
  return as('neutral', 1);
}
