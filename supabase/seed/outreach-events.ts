import { DAY_MS, type PlannedDeal } from './deals';
import { stableId } from './ids';
import type { Choice } from './outreach-model';
import { ANSWERS, type AnswerKind } from './phrases/answers';
import type { Dice } from './random';
import type { EventRow, MessageRow } from './rows';

const HOUR_MS = 3_600_000;
const REFUSALS = [
  ['lukewarm', 30],
  ['timing', 14],
  ['price', 9],
  ['authority', 10],
  ['competitor', 10],
  ['not_interested', 14],
  ['no_need', 8],
  ['unsubscribe', 5],
] as const satisfies readonly (readonly [AnswerKind, number])[];

type Extra = Partial<Omit<EventRow, 'id' | 'org_id' | 'outcome_id' | 'type' | 'occurred_at'>>;

export type Story = {
  d: Dice;
  message: MessageRow;
  choice: Choice;
  fill: (pattern: string) => string;
  now: number;
  /** Whether the person was interested; with a deal they were, and it is the deal of the CRM. */
  interested: boolean;
  deal: PlannedDeal | null;
};

function opensOf(d: Dice, interested: boolean): number {
  if (interested) return 1 + d.int(4);
  return d.chance(0.44) ? 1 + d.int(2) : 0;
}

/** What became of a message: events as the mail provider and the CRM tell them, none after now. */
export function tellMessage({ d, message, choice, fill, now, interested, deal }: Story): EventRow[] {
  const sent = Date.parse(message.sent_at);
  const events: EventRow[] = [];
  function add(type: string, at: number, extra: Extra = {}): number {
    const n = `${message.provider_message_id}-${events.length + 1}`;
    const event: EventRow = {
      id: stableId(message.org_id, n),
      org_id: message.org_id,
      outcome_id: message.id,
      type,
      occurred_at: new Date(at).toISOString(),
      source: 'sendgrid',
      source_event_id: n,
      is_machine: false,
      is_auto_reply: false,
      reply_text: null,
      reason: null,
      bounce_type: null,
      deal_key: null,
      deal_value: null,
      currency: null,
      ...extra,
    };
    if (at <= now) events.push(event);
    return at;
  }
  const answer = (kind: AnswerKind, at: number) =>
    add('replied', at, { reply_text: fill(d.pick(ANSWERS[kind])), is_auto_reply: kind === 'away' });

  if (!interested && d.chance(0.025)) {
    const hard = d.chance(0.7);
    const reason = hard ? '550 5.1.1 user unknown' : '452 4.2.2 mailbox full';
    add('bounced', sent + d.between(2, 90) * 1000, { bounce_type: hard ? 'hard' : 'soft', reason });
    return events;
  }
  const delivered = add('delivered', sent + d.between(2, 120) * 1000);
  if (d.chance(0.22)) add('opened', delivered + d.between(5, 900) * 1000, { is_machine: true });
  const opens = opensOf(d, interested);
  for (let n = 0; n < opens; n++) add('opened', delivered + d.skewed(6, 1.1) * HOUR_MS);
  const hasLink = choice.cta === 'calendar_link';
  if (opens > 0 && d.chance(hasLink ? 0.16 : 0.03)) add('clicked', delivered + d.skewed(8, 0.8) * HOUR_MS);
  if (d.chance(0.05)) answer('away', delivered + d.between(20, 200) * 1000);
  if (!interested) {
    if (!hasLink && d.chance(0.003)) add('spam_reported', delivered + d.skewed(20, 0.6) * HOUR_MS);
    if (d.chance(hasLink ? 0.02 : 0.008)) add('unsubscribed', delivered + d.skewed(12, 0.8) * HOUR_MS);
    else if (opens > 0 && d.chance(0.13))
      answer(d.weighted(REFUSALS), delivered + d.skewed(22, 0.8) * HOUR_MS);
    return events;
  }
  const replied = answer('interested', delivered + d.between(0.5, 40) * HOUR_MS);
  if (!deal && !d.chance(0.55)) return events;
  const booked = add('meeting_booked', replied + d.between(2, 30) * HOUR_MS, { source: 'crm' });
  const held = deal !== null || d.chance(0.75);
  const met = deal ? Date.parse(deal.row.opened_at) : booked + d.between(2, 9) * DAY_MS;
  add(held ? 'meeting_completed' : 'meeting_no_show', met, { source: 'crm' });
  if (deal) tellClosing(deal, met, add);
  return events;
}

function tellClosing(
  { row }: PlannedDeal,
  met: number,
  add: (type: string, at: number, extra: Extra) => number,
) {
  const crm = { source: 'crm', deal_key: row.external_id, currency: row.currency } as const;
  add('deal_created', met + HOUR_MS, { ...crm, deal_value: row.amount });
  if (row.closed_at && row.status === 'won')
    add('deal_won', Date.parse(row.closed_at), { ...crm, deal_value: row.amount });
  if (row.closed_at && row.status === 'lost') add('deal_lost', Date.parse(row.closed_at), crm);
}
