import 'server-only';
import { env } from '../env/env';
import { rankRows, searchThrough } from '../retrieval/service';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { ContextEntry, ContextQuery } from './pattern-schema';
import { distinct, worthOf } from './rank-context';

/** More than is wanted: a near exchange that failed gives way to one that went well, a repetition to something else. */
const OVERSAMPLE = 4;
/** What one half of the search ranks low, the other may rank first. */
const EXTRA = 20;
const MOST = 200;
const MAX_PATTERNS = 3;

type Found = {
  id: string;
  isPattern: boolean;
  similarity: number | null;
  worth: number;
  success: boolean | null;
};

/** Past exchanges and learned patterns that help with a query, best first, none twice. Nothing when ENABLE_RAG=false. */
export async function contextFor(db: Db, orgId: string, request: ContextQuery): Promise<ContextEntry[]> {
  if (!env().ENABLE_RAG) return [];
  const found = await findSources(db, orgId, request);
  return found.length === 0 ? [] : distinct(await withTexts(db, orgId, found), request.n_results);
}

async function findSources(
  db: Db,
  orgId: string,
  { query, n_results, session_id }: ContextQuery,
): Promise<Found[]> {
  const limit = Math.min(MOST, n_results * OVERSAMPLE);
  const rows = await searchThrough({ db, orgId, kind: 'conversation', query }, (byMeaning) =>
    must(
      db.rpc('context_candidates', {
        p_org_id: orgId,
        p_query: query,
        p_limit: Math.min(MOST, limit + EXTRA),
        p_pattern_limit: MAX_PATTERNS + EXTRA,
        p_model: '',
        ...byMeaning,
        ...(session_id ? { p_session_id: session_id } : {}),
      }),
    ),
  );
  const byId = new Map(rows.map((row) => [row.source_id, row]));
  const isPattern = (row: { kind: string }) => row.kind === 'learned_pattern';
  const hits = [
    ...rankRows(
      rows.filter((row) => !isPattern(row)),
      limit,
    ),
    ...rankRows(rows.filter(isPattern), MAX_PATTERNS),
  ];
  return hits
    .flatMap(({ sourceId, similarity }): Found[] => {
      const row = byId.get(sourceId);
      if (!row) return [];
      const { success, rating, is_corrected: isCorrected } = row;
      const near = similarity ?? 0;
      const worth = isPattern(row) ? near : worthOf(near, { success, rating, isCorrected });
      return [
        {
          id: sourceId,
          isPattern: isPattern(row),
          similarity,
          worth,
          success: isPattern(row) ? null : success,
        },
      ];
    })
    .sort((a, b) => b.worth - a.worth);
}

async function withTexts(db: Db, orgId: string, found: readonly Found[]): Promise<ContextEntry[]> {
  const rows = await must(db.rpc('context_texts', { p_org_id: orgId, p_ids: found.map(({ id }) => id) }));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ id, isPattern, similarity, success }): ContextEntry[] => {
    const row = byId.get(id);
    if (!row) return [];
    return [
      {
        document: isPattern ? row.description : `User: ${row.user_message}\nAgent: ${row.agent_response}`,
        distance: similarity === null ? null : 1 - similarity,
        conversation_id: isPattern ? null : id,
        session_id: isPattern ? null : row.session_id,
        pattern_id: isPattern ? id : null,
        success,
      },
    ];
  });
}
