import { AppError } from '../errors';
import { afterPosition, decodeCursor, type List, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import {
  type CampaignMessagesQuery,
  type Ledger,
  ledgerEventSchema,
  type MessageRow,
  messageRowSchema,
} from './message-schema';
import { type MessageFacts, stateOf } from './message-state';

const COLUMNS =
  `id, subject_line, channel, sent_at, delivered, bounced, opened, clicked, replied, unsubscribed, spam_reported,
  meeting_booked, deal_closed, sentiment_label, interest_signal, training_label, training_weight,
  contact:contacts(id, name, email)` as const;

/** More than a person reads of one message; the rest is said to exist. */
const MOST_EVENTS = 500;

/** The messages of one campaign with how far each has come, the latest first. */
export async function listCampaignMessages(
  db: Db,
  orgId: string,
  campaignId: string,
  { fact, training_label, limit, cursor }: CampaignMessagesQuery,
): Promise<List<MessageRow>> {
  const campaign = db.from('campaigns').select('id').eq('org_id', orgId).eq('id', campaignId).limit(1);
  let select = db.from('outcome_labels').select(COLUMNS).eq('org_id', orgId).eq('campaign_id', campaignId);
  if (fact) select = select.eq(fact, true);
  if (training_label) select = select.eq('training_label', training_label);
  const after = decodeCursor(cursor);
  if (after) select = select.or(afterPosition(after, 'sent_at', 'desc'));
  const [known, rows] = await Promise.all([
    must(campaign),
    must(
      select
        .order('sent_at', { ascending: false })
        .order('id', { ascending: false })
        .limit(limit + 1),
    ),
  ]);
  if (known.length === 0) throw new AppError('not_found', 'There is no such campaign.');
  const page = toPage(rows, limit, (row) => [row.sent_at, row.id]);
  return { ...page, data: page.data.map(toMessage) };
}

type Row = MessageFacts & { contact: { id: string; name: string | null; email: string | null } | null };

function toMessage({ contact, ...row }: Row): MessageRow {
  const person = contact && { id: contact.id, name: contact.name ?? contact.email ?? 'Unnamed contact' };
  return messageRowSchema.parse({ ...row, contact: person, state: stateOf(row) });
}

/** Everything that happened to one message, the first event first. */
export async function listEvents(db: Db, orgId: string, outcomeId: string): Promise<Ledger> {
  const [known, rows] = await Promise.all([
    must(db.from('outcome_labels').select('id').eq('org_id', orgId).eq('id', outcomeId).limit(1)),
    must(
      db
        .from('outcome_events')
        .select(
          'id, type, occurred_at, source, is_machine, is_auto_reply, reply_text, reason, deal_value, currency',
        )
        .eq('org_id', orgId)
        .eq('outcome_id', outcomeId)
        .order('occurred_at')
        .order('id')
        .limit(MOST_EVENTS + 1),
    ),
  ]);
  if (known.length === 0) throw new AppError('not_found', 'There is no such outcome.');
  const data = rows.slice(0, MOST_EVENTS).map((row) => ledgerEventSchema.parse(row));
  return { data, truncated: rows.length > MOST_EVENTS };
}
