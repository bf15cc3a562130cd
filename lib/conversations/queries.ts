import { z } from 'zod';
import { AppError } from '../errors';
import { afterPosition, decodeCursor, type List, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { ConversationQuery } from './conversation-schema';
import { type Conversation, conversationSchema, type Rules, rulesSchema } from './schema';

const COLUMNS =
  'id, session_id, agent_name, user_message, agent_response, response_time_ms, success, error, room_name, metadata, source, redactions, occurred_at' as const;

/** Exchanges, the latest first. */
export async function listConversations(
  db: Db,
  orgId: string,
  { limit, cursor, session_id, agent_name, success, since, until }: ConversationQuery,
): Promise<List<Conversation>> {
  let select = db.from('conversations').select(COLUMNS).eq('org_id', orgId);
  if (session_id) select = select.eq('session_id', session_id);
  if (agent_name) select = select.eq('agent_name', agent_name);
  if (success !== undefined) select = select.eq('success', success);
  if (since) select = select.gte('occurred_at', since);
  if (until) select = select.lt('occurred_at', until);
  const after = decodeCursor(cursor);
  if (after) select = select.or(afterPosition(after, 'occurred_at', 'desc'));
  const rows = await must(
    select
      .order('occurred_at', { ascending: false })
      .order('id', { ascending: false })
      .limit(limit + 1),
  );
  const page = toPage(rows, limit, (row) => [row.occurred_at, row.id]);
  return { ...page, data: z.array(conversationSchema).parse(page.data) };
}

export async function getConversation(db: Db, orgId: string, id: string): Promise<Conversation> {
  const [row] = await must(db.from('conversations').select(COLUMNS).eq('org_id', orgId).eq('id', id));
  if (!row) throw new AppError('not_found', 'There is no such conversation.');
  return conversationSchema.parse(row);
}

/** What the organisation takes out of conversations; built-in where it said nothing that can be read. */
export async function conversationRules(db: Db, orgId: string): Promise<Rules> {
  const [org] = await must(
    db.from('organizations').select('rules:settings->conversations').eq('id', orgId).limit(1),
  );
  return readRules(org?.rules);
}

/** `settings.conversations` as it stands in the database. */
export function readRules(stored: unknown): Rules {
  const read = rulesSchema.safeParse(stored ?? {});
  return read.success ? read.data : rulesSchema.parse({});
}
