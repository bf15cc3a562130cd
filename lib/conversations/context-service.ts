import 'server-only';
import { env } from '../env/env';
import { search } from '../retrieval/service';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { ContextEntry, ContextQuery } from './pattern-schema';
import { worthOf } from './rank-context';

/** More than is wanted: a near exchange that failed gives way to one that went well. */
const OVERSAMPLE = 4;
const MOST = 200;
const MAX_PATTERNS = 3;

type Found = ContextEntry & { worth: number };
type Hit = { sourceId: string; similarity: number | null };
const similarityOf = ({ similarity }: Hit): number => similarity ?? 0;
const distanceOf = ({ similarity }: Hit): number | null => (similarity === null ? null : 1 - similarity);

/** Past exchanges and learned patterns that help with a query, best first. Nothing when ENABLE_RAG=false. */
export async function contextFor(db: Db, orgId: string, request: ContextQuery): Promise<ContextEntry[]> {
  if (!env().ENABLE_RAG) return [];
  const { n_results } = request;
  const [exchanges, patterns] = await Promise.all([
    exchangesFor(db, orgId, request),
    patternsFor(db, orgId, request),
  ]);
  return [...exchanges, ...patterns]
    .sort((a, b) => b.worth - a.worth)
    .slice(0, n_results)
    .map(({ worth: _, ...entry }) => entry);
}

async function exchangesFor(db: Db, orgId: string, { query, n_results, session_id }: ContextQuery) {
  const hits = await search(db, {
    orgId,
    kind: 'conversation',
    query,
    limit: Math.min(MOST, n_results * OVERSAMPLE),
    ...(session_id ? { context: { session_id } } : {}),
  });
  const ids = hits.map(({ sourceId }) => sourceId);
  if (ids.length === 0) return [];
  const [rows, feedback] = await Promise.all([
    must(
      db
        .from('conversations')
        .select('id, session_id, user_message, agent_response, success')
        .eq('org_id', orgId)
        .in('id', ids),
    ),
    must(
      db
        .from('conversation_feedback')
        .select('conversation_id, rating, correction')
        .eq('org_id', orgId)
        .in('conversation_id', ids)
        .order('updated_at'),
    ),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return hits.flatMap((hit): Found[] => {
    const row = byId.get(hit.sourceId);
    if (!row) return [];
    const judged = feedback.filter(({ conversation_id }) => conversation_id === row.id);
    const correction = judged.findLast((one) => one.correction)?.correction ?? null;
    const rating = judged.findLast((one) => one.rating !== null)?.rating ?? null;
    const worth = worthOf(similarityOf(hit), {
      success: row.success,
      rating,
      isCorrected: correction !== null,
    });
    return [
      {
        document: `User: ${row.user_message}\nAgent: ${correction ?? row.agent_response}`,
        distance: distanceOf(hit),
        conversation_id: row.id,
        session_id: row.session_id,
        pattern_id: null,
        success: row.success,
        worth,
      },
    ];
  });
}

/** Patterns belong to no session: with a filter on one, there are none. */
async function patternsFor(db: Db, orgId: string, { query, session_id }: ContextQuery): Promise<Found[]> {
  if (session_id) return [];
  const hits = await search(db, {
    orgId,
    kind: 'learned_pattern',
    query,
    limit: MAX_PATTERNS,
    context: { live: true },
  });
  if (hits.length === 0) return [];
  const rows = await must(
    db
      .from('learned_patterns')
      .select('id, description')
      .eq('org_id', orgId)
      .eq('status', 'active')
      .or(`expires_at.is.null,expires_at.gt.${new Date().toISOString()}`)
      .in(
        'id',
        hits.map(({ sourceId }) => sourceId),
      ),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return hits.flatMap((hit): Found[] => {
    const row = byId.get(hit.sourceId);
    if (!row) return [];
    const entry = { conversation_id: null, session_id: null, pattern_id: row.id, success: null };
    return [{ ...entry, document: row.description, distance: distanceOf(hit), worth: similarityOf(hit) }];
  });
}
