import 'server-only';
import { AppError } from '../errors';
import type { Json } from '../supabase/database.types';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { getConversation, readRules } from './queries';
import { redactExchange } from './redact-exchange';
import type { Conversation, Exchange, FeedbackInput, Rules } from './schema';

/** The rules that each organisation was last found to have. Only a hint: the database refuses rows cleaned by others. */
const lastRules = new Map<string, Json>();
const TRIES = 5;

/** Stores exchanges as the organisation's rules leave them, all or none; answers their ids in the same order. */
export async function logConversations(
  db: Db,
  orgId: string,
  exchanges: readonly Exchange[],
  source: Conversation['source'] = 'api',
): Promise<string[]> {
  const now = new Date().toISOString();
  // Made here: the order in which the database answers is its own.
  const ids = exchanges.map(() => crypto.randomUUID());
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = lastRules.get(orgId) ?? {};
    const rules = readRules(stored);
    const p_rows = exchanges.map((exchange, at) => {
      const { occurred_at = now, ...clean } = redactExchange(exchange, rules);
      return { ...clean, id: ids[at] ?? '', occurred_at, source };
    });
    const inForce = await must(db.rpc('log_conversations', { p_org_id: orgId, p_rules: stored, p_rows }));
    if (inForce === null) return ids;
    lastRules.set(orgId, inForce);
  }
  throw new AppError('unavailable', 'The rules for conversations are being changed. Try again.');
}

/** What a person or an agent thinks of an answer: a second time replaces the first. */
export async function giveFeedback(
  db: Db,
  orgId: string,
  principalId: string,
  id: string,
  { rating = null, correction = null }: FeedbackInput,
): Promise<void> {
  await getConversation(db, orgId, id);
  const row = { org_id: orgId, conversation_id: id, principal_id: principalId, rating, correction };
  const onConflict = 'org_id,conversation_id,principal_id';
  await must(db.from('conversation_feedback').upsert(row, { onConflict }));
}

/** Takes a person's word back; nothing happens when there is none. */
export async function withdrawFeedback(
  db: Db,
  orgId: string,
  principalId: string,
  id: string,
): Promise<void> {
  await getConversation(db, orgId, id);
  await must(
    db
      .from('conversation_feedback')
      .delete()
      .eq('org_id', orgId)
      .eq('conversation_id', id)
      .eq('principal_id', principalId),
  );
}

/** Admins only: what is taken out of conversations from now on. */
export async function changeRules(db: Db, orgId: string, rules: Rules): Promise<void> {
  await must(db.rpc('change_setting', { p_org_id: orgId, p_key: 'conversations', p_value: { ...rules } }));
}
