import 'server-only';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { ask, askByMeaning, askThrough, clampLimit, filterOf, type SearchRow } from './ask';
import { toVectorLiteral } from './embedder';
import { embedderFor } from './engines';
import { type Candidate, fuse } from './fuse';
import { localEmbedder } from './local-embedder';
import type { Context, NearestRequest, SearchHit, SearchRequest } from './schema';

/** Unit vectors of 512 numbers from the local model: for work that stores nothing. */
export function embedTexts(texts: readonly string[]): Promise<Float32Array[]> {
  return localEmbedder.embed(texts);
}

/**
 * Finds sources by meaning and by words. Runs with the caller's rights, so it returns rows that `db` may read.
 * In hybrid and vector mode it returns `limit` sources whenever that many are stored; in fts mode only sources
 * in which a word of the query occurs. When the embedding engine fails, the words answer alone.
 */
export async function search(db: Db, request: SearchRequest): Promise<SearchHit[]> {
  const query = request.query.trim();
  if (query === '') return [];
  const limit = clampLimit(request.limit);
  const rows =
    request.mode === 'fts' ? await ask(db, request, query) : await askByMeaning(db, request, query);
  return rankRows(rows, limit);
}

/**
 * For a function of a slice's own that returns rows of `search_embeddings` and more. `asking` hands its arguments on; the
 * function answers nothing where p_engine is not the engine of the kind.
 */
export const searchThrough = askThrough;

/** Such rows of one kind as `search` would rank them. */
export function rankRows(rows: readonly SearchRow[], limit: number): SearchHit[] {
  return fuse(rows.map(toCandidate), limit);
}

/** Sources nearest to a vector, or to a stored source, best first; the source itself is left out. */
export async function nearest(db: Db, request: NearestRequest): Promise<SearchHit[]> {
  const { orgId, kind } = request;
  const { model } = await embedderFor(db, orgId, kind);
  const common = { p_org_id: orgId, p_kind: kind, p_model: model, p_limit: clampLimit(request.limit) };
  const filter = filterOf(request);
  if ('vector' in request) {
    const p_vector = toVectorLiteral(request.vector);
    const rows = await must(db.rpc('search_embeddings', { ...common, ...filter, p_vector }));
    return rows
      .map(toCandidate)
      .filter(({ vectorRank }) => vectorRank !== null)
      .sort((a, b) => (a.vectorRank ?? 0) - (b.vectorRank ?? 0))
      .map((found) => toNear(found, found.similarity ?? -1));
  }
  const rows = await must(
    db.rpc('nearest_to_source', { ...common, ...filter, p_source_id: request.sourceId }),
  );
  return rows.map((row) =>
    toNear({ ...row, sourceId: row.source_id, context: toContext(row.context) }, row.similarity),
  );
}

const toNear = (
  { sourceId, chunk, content, context }: Pick<SearchHit, 'sourceId' | 'chunk' | 'content' | 'context'>,
  similarity: number,
): SearchHit => ({
  sourceId,
  chunk,
  content,
  context,
  score: (1 + similarity) / 2,
  similarity,
  coverage: null,
});

function toCandidate(row: SearchRow): Candidate {
  return {
    sourceId: row.source_id,
    chunk: row.chunk,
    content: row.content,
    context: toContext(row.context),
    wordsRank: row.words_rank,
    wordsScore: row.words_score,
    coverage: row.coverage,
    vectorRank: row.vector_rank,
    similarity: row.similarity,
    contentWords: row.content_words,
  };
}

function toContext(value: unknown): Context {
  return value !== null && typeof value === 'object' ? (value as Context) : {};
}
