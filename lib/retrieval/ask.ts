import 'server-only';
import { logger } from '../logger';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { type Embedder, toVectorLiteral } from './embedder';
import { embedderFor } from './engines';
import { localEmbedder } from './local-embedder';
import type { EmbeddingEngine, SearchRequest } from './schema';

const MAX_LIMIT = 200;
const EXTRA = 20;

/** A row of public.search_embeddings. */
export type SearchRow = {
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

/** Kinds that were found to be embedded elsewhere. Only a hint: what is in force is asked again where it matters. */
const elsewhere = new Set<string>();

export type ByMeaning = { p_model?: string; p_vector?: string; p_engine?: EmbeddingEngine };
type Place = { db: Db; orgId: string; kind: string; query: string };
type Asking<R> = (byMeaning: ByMeaning) => Promise<R[]>;

/** One trip where the local engine is in force, which the database confirms; two where it is another. */
export function askByMeaning(db: Db, request: SearchRequest, query: string): Promise<SearchRow[]> {
  const { orgId, kind, mode } = request;
  return askThrough({ db, orgId, kind, query }, async (byMeaning) =>
    mode === 'vector' && !byMeaning.p_vector ? [] : ask(db, request, query, byMeaning),
  );
}

/** The same with a function that asks: it answers nothing where `p_engine` is not the kind's engine. */
export async function askThrough<R>({ db, orgId, kind, query }: Place, asking: Asking<R>): Promise<R[]> {
  const place = `${orgId} ${kind}`;
  if (!elsewhere.has(place)) {
    const rows = await asking(await byMeaningOf(query, localEmbedder, 'local'));
    if (rows.length > 0) return rows;
  }
  const embedder = await embedderFor(db, orgId, kind).catch(noEmbedder);
  if (embedder !== localEmbedder) {
    elsewhere.add(place);
    return asking(await byMeaningOf(query, embedder));
  }
  return elsewhere.delete(place) ? asking(await byMeaningOf(query, localEmbedder)) : [];
}

async function byMeaningOf(
  query: string,
  embedder: Embedder | undefined,
  engine?: EmbeddingEngine,
): Promise<ByMeaning> {
  const vector = await embedQuery(embedder, query);
  return {
    ...(embedder ? { p_model: embedder.model } : {}),
    ...(vector ? { p_vector: toVectorLiteral(vector) } : {}),
    ...(engine ? { p_engine: engine } : {}),
  };
}

export async function ask(
  db: Db,
  request: SearchRequest,
  query: string,
  byMeaning: ByMeaning = {},
): Promise<SearchRow[]> {
  const { orgId, kind, mode = 'hybrid' } = request;
  const limit = clampLimit(request.limit);
  return must(
    db.rpc('search_embeddings', {
      p_org_id: orgId,
      p_kind: kind,
      p_model: '',
      // Each half offers more than is wanted: what one ranks low, the other may rank first.
      p_limit: mode === 'hybrid' ? Math.min(MAX_LIMIT, limit + EXTRA) : limit,
      ...(mode === 'vector' ? {} : { p_query: query }),
      ...byMeaning,
      ...filterOf(request),
    }),
  );
}

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

export function filterOf({
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

export function clampLimit(limit: number): number {
  return Math.min(MAX_LIMIT, Math.max(1, Math.trunc(limit)));
}
