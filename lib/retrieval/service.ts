import 'server-only';
import { logger } from '../logger';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { type Embedder, toVectorLiteral } from './embedder';
import { embedderFor } from './engines';
import { type Candidate, fuse } from './fuse';
import { localEmbedder } from './local-embedder';
import type { Context, NearestRequest, SearchHit, SearchRequest } from './schema';

const MAX_LIMIT = 200;
const EXTRA = 20;

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
  const { orgId, kind, mode = 'hybrid' } = request;
  const limit = clampLimit(request.limit);
  const query = request.query.trim();
  if (query === '') return [];
  const embedder = await embedderFor(db, orgId, kind).catch(noEmbedder);
  const vector = mode === 'fts' ? undefined : await embedQuery(embedder, query);
  if (mode === 'vector' && !vector) return [];
  const rows = await must(
    db.rpc('search_embeddings', {
      p_org_id: orgId,
      p_kind: kind,
      p_model: embedder?.model ?? '',
      // Each half offers more than is wanted: what one ranks low, the other may rank first.
      p_limit: mode === 'hybrid' ? Math.min(MAX_LIMIT, limit + EXTRA) : limit,
      ...(vector ? { p_vector: toVectorLiteral(vector) } : {}),
      ...(mode === 'vector' ? {} : { p_query: query }),
      ...filterOf(request),
    }),
  );
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

async function embedQuery(embedder: Embedder | undefined, query: string): Promise<Float32Array | undefined> {
  if (!embedder) return undefined;
  const [vector] = await embedder.embed([query]).catch((error: unknown) => {
    noEmbedder(error);
    return [];
  });
  return vector;
}

function noEmbedder(error: unknown): undefined {
  logger.warn({ err: error }, 'No embedding of the query: the words answer alone');
  return undefined;
}

function filterOf({
  sourceIds,
  context,
  exclude,
}: Partial<Pick<SearchRequest, 'sourceIds' | 'context' | 'exclude'>>) {
  return {
    ...(sourceIds ? { p_source_ids: [...sourceIds] } : {}),
    ...(context ? { p_context: context } : {}),
    ...(exclude ? { p_exclude: exclude } : {}),
  };
}

type SearchRow = {
  source_id: string;
  chunk: number;
  content: string;
  context: unknown;
  words_rank: number | null;
  words_score: number | null;
  coverage: number | null;
  vector_rank: number | null;
  similarity: number | null;
  content_words: number;
};

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

function clampLimit(limit: number): number {
  return Math.min(MAX_LIMIT, Math.max(1, Math.trunc(limit)));
}
