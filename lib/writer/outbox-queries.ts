import { AppError } from '../errors';
import { afterPosition, decodeCursor, type List, toPage } from '../http/list';
import { lineSchema } from '../intelligence/schema';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { type OutboxMessage, type OutboxQuery, outboxMessageSchema } from './outbox-schema';

const COLUMNS =
  `id, outcome_id, campaign_id, contact_id, place, channel, to_address, subject_line, body, agent_decisions,
  practice_ids, experiment, due_at, status, reason, sent_at, sent_via, outdated_item_id, outdated_choice,
  trial:optimization_plan_items(plan_id, line), campaign:campaigns(name),
  contact:contacts(name, email, company:companies(name))` as const;

const OPEN = ['scheduled', 'sending', 'failed', 'uncertain'];
const PENDING = ['scheduled', 'failed'];

/** One page of the outbox, the earliest due first; what is sent or stopped, the latest first. */
export async function listOutbox(db: Db, orgId: string, query: OutboxQuery): Promise<List<OutboxMessage>> {
  const { status, campaign_id, limit, cursor } = query;
  const direction = status === 'sent' || status === 'stopped' ? 'desc' : 'asc';
  let rows = db.from('outbox_messages').select(COLUMNS).eq('org_id', orgId);
  if (status === 'open' || status === 'due') rows = rows.in('status', OPEN);
  else if (status === 'outdated')
    rows = rows.in('status', PENDING).not('outdated_item_id', 'is', null).is('outdated_choice', null);
  else if (status !== 'all') rows = rows.eq('status', status);
  if (status === 'due') rows = rows.lte('due_at', new Date().toISOString());
  if (campaign_id) rows = rows.eq('campaign_id', campaign_id);
  const after = decodeCursor(cursor);
  if (after) rows = rows.or(afterPosition(after, 'due_at', direction));
  const ascending = direction === 'asc';
  const found = await must(
    rows
      .order('due_at', { ascending })
      .order('id', { ascending })
      .limit(limit + 1),
  );
  const page = toPage(found, limit, ({ due_at, id }) => [due_at, id]);
  return { next_cursor: page.next_cursor, data: page.data.map(toMessage) };
}

export async function getOutboxMessage(db: Db, orgId: string, id: string): Promise<OutboxMessage> {
  const [row] = await must(
    db.from('outbox_messages').select(COLUMNS).eq('org_id', orgId).eq('id', id).limit(1),
  );
  if (!row) throw new AppError('not_found', 'There is no such message.');
  return toMessage(row);
}

/** The messages with these ids that are there, the earliest due first. */
export async function outboxMessages(
  db: Db,
  orgId: string,
  ids: readonly string[],
): Promise<OutboxMessage[]> {
  if (ids.length === 0) return [];
  const rows = db
    .from('outbox_messages')
    .select(COLUMNS)
    .eq('org_id', orgId)
    .in('id', [...ids]);
  return (await must(rows.order('due_at').order('id'))).map(toMessage);
}

type Row = {
  outdated_item_id: string | null;
  outdated_choice: string | null;
  trial: { plan_id: string; line: unknown } | null;
  place: number;
  channel: string;
  to_address: string | null;
  subject_line: string | null;
  body: string;
  campaign: { name: string } | null;
  contact: { name: string | null; email: string | null; company: { name: string } | null } | null;
};

const ruleSchema = lineSchema.pick({ text: true });

function toMessage({ place, campaign, contact, trial, ...row }: Row): OutboxMessage {
  const { outdated_item_id, outdated_choice } = row;
  return outboxMessageSchema.parse({
    ...row,
    outdated: outdated_item_id
      ? {
          plan_item_id: outdated_item_id,
          plan_id: trial?.plan_id ?? null,
          rule: trial ? (ruleSchema.safeParse(trial.line).data?.text ?? null) : null,
          choice: outdated_choice,
        }
      : null,
    step: place + 1,
    campaign: campaign?.name ?? '',
    contact: contact?.name ?? contact?.email ?? null,
    company: contact?.company?.name ?? null,
    mailto: mailtoOf(row),
  });
}

/** The message as a link that opens the rep's own mail program. */
function mailtoOf({
  channel,
  to_address,
  subject_line,
  body,
}: Pick<Row, 'channel' | 'to_address' | 'subject_line' | 'body'>) {
  if (channel !== 'email' || !to_address) return null;
  const query = `subject=${encodeURIComponent(subject_line ?? '')}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
  return `mailto:${encodeURIComponent(to_address).replaceAll('%40', '@')}?${query}`;
}
