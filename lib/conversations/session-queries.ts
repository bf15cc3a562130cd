import { z } from 'zod';
import { afterPosition, decodeCursor, type List, type ListQuery, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { conversationSchema } from './schema';
import {
  type Feedback,
  type Judged,
  type SessionListQuery,
  type SessionRow,
  sessionRowSchema,
} from './session-schema';

const COLUMNS =
  'id, session_id, agent_name, user_message, agent_response, response_time_ms, success, error, room_name, metadata, source, redactions, occurred_at' as const;

/** Sessions with their figures, by their latest exchange that fits, the latest first. */
export async function listSessions(
  db: Db,
  orgId: string,
  { limit, cursor, ...filter }: SessionListQuery,
): Promise<List<SessionRow>> {
  const after = decodeCursor(cursor);
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const rows = await must(
    db.rpc('conversation_session_list', {
      p_org_id: orgId,
      p_filter: given,
      p_limit: limit + 1,
      ...(after ? { p_before: String(after[0]), p_before_id: String(after[1]) } : {}),
    }),
  );
  const page = toPage(rows, limit, ({ at, id }) => [at, id]);
  return { ...page, data: z.array(sessionRowSchema).parse(page.data) };
}

/** Names of agents that have said something. */
export async function listAgents(db: Db, orgId: string): Promise<string[]> {
  return must(db.rpc('conversation_agents', { p_org_id: orgId }));
}

/** What was said in a session, in its order, with what people think of it. */
export async function listExchanges(
  db: Db,
  orgId: string,
  sessionId: string,
  principalId: string,
  { limit, cursor }: ListQuery,
): Promise<List<Judged>> {
  let select = db.from('conversations').select(COLUMNS).eq('org_id', orgId).eq('session_id', sessionId);
  const after = decodeCursor(cursor);
  if (after) select = select.or(afterPosition(after, 'occurred_at', 'asc'));
  const rows = await must(
    select
      .order('occurred_at')
      .order('id')
      .limit(limit + 1),
  );
  const page = toPage(rows, limit, (row) => [row.occurred_at, row.id]);
  return { ...page, data: await judge(db, orgId, principalId, page.data) };
}

/** Exchanges by id, with what people think of them, in no order. */
export async function exchangesOf(
  db: Db,
  orgId: string,
  principalId: string,
  ids: readonly string[],
): Promise<Judged[]> {
  if (ids.length === 0) return [];
  const rows = await must(
    db
      .from('conversations')
      .select(COLUMNS)
      .eq('org_id', orgId)
      .in('id', [...ids]),
  );
  return judge(db, orgId, principalId, rows);
}

async function judge(
  db: Db,
  orgId: string,
  principalId: string,
  rows: readonly { id: string }[],
): Promise<Judged[]> {
  const feedback = await feedbackOn(
    db,
    orgId,
    principalId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...conversationSchema.parse(row), feedback: feedback.get(row.id) ?? [] }));
}

async function feedbackOn(
  db: Db,
  orgId: string,
  principalId: string,
  ids: readonly string[],
): Promise<Map<string, Feedback[]>> {
  const found = new Map<string, Feedback[]>();
  if (ids.length === 0) return found;
  const rows = await must(
    db
      .from('conversation_feedback')
      .select('conversation_id, principal_id, rating, correction, updated_at')
      .eq('org_id', orgId)
      .in('conversation_id', [...ids])
      .order('updated_at'),
  );
  const names = await namesOf(
    db,
    orgId,
    rows.map((row) => row.principal_id),
  );
  for (const { conversation_id, principal_id, ...said } of rows) {
    const one = { ...said, by: names.get(principal_id) ?? null, is_mine: principal_id === principalId };
    found.set(conversation_id, [...(found.get(conversation_id) ?? []), one]);
  }
  return found;
}

async function namesOf(db: Db, orgId: string, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await must(
    db
      .from('memberships')
      .select('principal_id, display_name')
      .eq('org_id', orgId)
      .in('principal_id', [...new Set(ids)]),
  );
  return new Map(rows.map((row) => [row.principal_id, row.display_name]));
}
