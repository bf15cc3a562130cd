import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { derivedKey } from '../auth/encryption-key';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { mint, read, tokenIn } from './reply-token';
import type { EventResult, OutcomeEvent, TrackedMessage, TrackedRow } from './schema';

/** Records messages that were sent. One row back for each: its outcome id, or what is wrong with it. */
export async function trackMessages(
  db: Db,
  orgId: string,
  messages: readonly TrackedMessage[],
): Promise<TrackedRow[]> {
  const rows = await must(
    db.rpc('track_messages', { p_org_id: orgId, p_messages: messages as unknown as Json }),
  );
  return rows.map(({ outcome_id, problem, place }) =>
    problem === null
      ? { outcome_id }
      : { outcome_id: null, error: { path: `${place}.${fieldOf(problem)}`, message: problem } },
  );
}

const fieldOf = (problem: string): string => (problem.includes('campaign') ? 'campaign_id' : 'lead_id');

/**
 * Appends events to the ledger of one message; the row is folded in the same transaction. An event without a
 * source_event_id is recognised by its content when it says when it happened, and is always new otherwise.
 */
export async function recordEvents(
  db: Db,
  orgId: string,
  outcomeId: string,
  events: readonly OutcomeEvent[],
  source = 'api',
): Promise<EventResult[]> {
  const known = await must(
    db.from('outcome_labels').select('id').eq('org_id', orgId).eq('id', outcomeId).limit(1),
  );
  if (known.length === 0) throw new AppError('not_found', 'There is no such outcome.');
  const rows = events.map((event) => toRow(orgId, outcomeId, event, source));
  const inserted = await must(
    db
      .from('outcome_events')
      .upsert(rows, { onConflict: 'org_id,source,source_event_id', ignoreDuplicates: true })
      .select('id, source_event_id'),
  );
  const ids = new Map(inserted.map((row) => [row.source_event_id, row.id]));
  return rows.map(({ source_event_id }) => {
    const event_id = ids.get(source_event_id) ?? null;
    ids.delete(source_event_id);
    return { event_id, duplicate: event_id === null };
  });
}

function toRow(orgId: string, outcomeId: string, event: OutcomeEvent, source: string) {
  const { type, occurred_at, reply_text, reason, bounce_type, deal_id, deal_value, currency } = event;
  return {
    org_id: orgId,
    outcome_id: outcomeId,
    type,
    occurred_at: occurred_at ?? new Date().toISOString(),
    source,
    source_event_id: event.source_event_id ?? identityOf(outcomeId, event),
    is_machine: event.machine,
    is_auto_reply: event.auto_reply,
    reply_text: reply_text ?? null,
    reason: reason ?? null,
    bounce_type: bounce_type ?? null,
    deal_key: deal_id ?? null,
    deal_value: deal_value ?? null,
    currency: currency ?? null,
  };
}

function identityOf(outcomeId: string, event: OutcomeEvent): string {
  if (event.occurred_at === undefined) return randomUUID();
  return createHash('sha256')
    .update(JSON.stringify([outcomeId, event]))
    .digest('hex');
}

const replyKey = () => derivedKey('reply-to token');

/** The address that a message asks its answers to be sent to; `domain` is the one that the mail provider parses. */
export function replyAddress(outcomeId: string, domain: string): string {
  return `reply+${mint(outcomeId, replyKey())}@${domain}`;
}

/** The outcome that one of these addresses was minted for. It may be another organisation's. */
export function outcomeOfAddresses(addresses: readonly string[]): string | undefined {
  const tokens = addresses.flatMap((address) => tokenIn(address) ?? []);
  if (tokens.length === 0) return undefined;
  const signedWith = replyKey();
  return tokens.map((token) => read(token, signedWith)).find((id) => id !== undefined);
}
