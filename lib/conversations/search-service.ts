import 'server-only';
import { env } from '../env/env';
import type { Db } from '../supabase/types';
import { contextFor } from './context-service';
import { exchangesOf } from './session-queries';
import type { Found, Judged, SearchAnswer, SearchQuery, SessionFilter } from './session-schema';

/** So many of the best are looked through when there are filters. */
const LOOKED_AT = 40;

/** What an agent would be given for the query, as people look at it: the same retrieval, narrowed by the filters. */
export async function searchConversations(
  db: Db,
  orgId: string,
  principalId: string,
  { query, ...filter }: SearchQuery,
): Promise<SearchAnswer> {
  const enabled = env().ENABLE_RAG;
  const entries = await contextFor(db, orgId, { query, n_results: LOOKED_AT });
  const ids = entries.flatMap(({ conversation_id }) => conversation_id ?? []);
  const exchanges = await exchangesOf(db, orgId, principalId, ids);
  const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  const data = entries.flatMap((entry): Found[] => {
    const exchange = byId.get(entry.conversation_id ?? '') ?? null;
    // A pattern was said by no agent at no time.
    if (!exchange) return entry.pattern_id && !isNarrowed ? [{ ...entry, exchange }] : [];
    return fits(exchange, filter) ? [{ ...entry, exchange }] : [];
  });
  return { enabled, data };
}

export function fits(
  { agent_name, source, occurred_at, success, redactions, feedback }: Judged,
  filter: SessionFilter,
): boolean {
  const at = Date.parse(occurred_at);
  return (
    (filter.agent_name === undefined || agent_name === filter.agent_name) &&
    (filter.source === undefined || source === filter.source) &&
    (filter.since === undefined || at >= Date.parse(filter.since)) &&
    (filter.until === undefined || at < Date.parse(filter.until)) &&
    (!filter.failed || !success) &&
    (!filter.redacted || Object.keys(redactions).length > 0) &&
    (!filter.with_feedback || feedback.length > 0)
  );
}
