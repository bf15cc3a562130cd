import 'server-only';
import { createHash } from 'node:crypto';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { chunkText } from './chunk';
import { type Embedder, toVectorLiteral } from './embedder';
import { embedderFor } from './engines';
import type { Context, SourceText } from './schema';

/** Raise when chunking changes: every source is then embedded again. */
const CHUNKER = 'v1';
const EMBED_BATCH = 64;
/** The embedded database stands still during a statement: 16 rows take about 40 ms. */
const STORE_BATCH = 16;

export type IndexReport = { embedded: number; unchanged: number; removed: number };
type Stored = { source_id: string; content_hash: string; model: string; context: unknown };
type Chunk = { source_id: string; chunk: number; content: string; content_hash: string; context: Context };

/**
 * Brings the stored vectors of these sources up to date. Called by jobs, with the service role. A source whose
 * text and model did not change is not embedded again; one with an empty text is removed. Safe to repeat.
 */
export async function indexSources(
  db: Db,
  orgId: string,
  kind: string,
  sources: readonly SourceText[],
  embedder?: Embedder,
): Promise<IndexReport> {
  const engine = embedder ?? (await embedderFor(db, orgId, kind));
  const stored = await storedSources(
    db,
    orgId,
    kind,
    sources.map((source) => source.sourceId),
  );
  const chunks = sources.map((source) => toChunks(source));
  const changed = chunks.filter((parts) => parts[0] && isChanged(parts[0], stored, engine.model));
  const empty = sources.filter((_, index) => chunks[index]?.length === 0).map((source) => source.sourceId);
  await store(db, orgId, kind, engine, changed.flat());
  const kept = chunks
    .flatMap((parts) => parts.slice(0, 1))
    .filter((part) => !isChanged(part, stored, engine.model));
  await updateContexts(db, orgId, kind, kept, stored);
  const removed = await forgetSources(
    db,
    orgId,
    kind,
    empty.filter((id) => stored.has(id)),
  );
  return { embedded: changed.length, unchanged: kept.length, removed };
}

/** Removes sources that no longer exist. Deleting a row of a source table does this in its own transaction. */
export async function forgetSources(
  db: Db,
  orgId: string,
  kind: string,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  await must(
    db
      .from('embeddings')
      .delete()
      .eq('org_id', orgId)
      .eq('kind', kind)
      .in('source_id', [...ids]),
  );
  return ids.length;
}

async function storedSources(
  db: Db,
  orgId: string,
  kind: string,
  ids: string[],
): Promise<Map<string, Stored>> {
  const stored = new Map<string, Stored>();
  for (let start = 0; start < ids.length; start += 100) {
    const rows = await must(
      db
        .from('embeddings')
        .select('source_id, content_hash, model, context')
        .eq('org_id', orgId)
        .eq('kind', kind)
        .eq('chunk', 0)
        .in('source_id', ids.slice(start, start + 100)),
    );
    for (const row of rows) stored.set(row.source_id, row);
  }
  return stored;
}

function toChunks({ sourceId, text, context = {} }: SourceText): Chunk[] {
  const content_hash = createHash('sha256').update(`${CHUNKER}\n${text}`).digest('hex');
  return chunkText(text).map((content, chunk) => ({
    source_id: sourceId,
    chunk,
    content,
    content_hash,
    context,
  }));
}

function isChanged(part: Chunk, stored: Map<string, Stored>, model: string): boolean {
  const before = stored.get(part.source_id);
  return before?.content_hash !== part.content_hash || before.model !== model;
}

async function store(
  db: Db,
  orgId: string,
  kind: string,
  embedder: Embedder,
  chunks: Chunk[],
): Promise<void> {
  for (let start = 0; start < chunks.length; start += EMBED_BATCH) {
    const batch = chunks.slice(start, start + EMBED_BATCH);
    const vectors = await embedder.embed(batch.map((chunk) => chunk.content));
    const rows = batch.flatMap((chunk, index) => {
      const vector = vectors[index];
      return vector ? [{ ...chunk, embedding: toVectorLiteral(vector) }] : [];
    });
    for (let at = 0; at < rows.length; at += STORE_BATCH) {
      const p_rows = rows.slice(at, at + STORE_BATCH);
      await must(
        db.rpc('store_embeddings', { p_org_id: orgId, p_kind: kind, p_model: embedder.model, p_rows }),
      );
    }
  }
}

async function updateContexts(
  db: Db,
  orgId: string,
  kind: string,
  kept: readonly Chunk[],
  stored: Map<string, Stored>,
): Promise<void> {
  const rows = kept
    .filter(({ source_id, context }) => !isSame(stored.get(source_id)?.context, context))
    .map(({ source_id, context }) => ({ source_id, context }));
  if (rows.length === 0) return;
  await must(db.rpc('set_embedding_context', { p_org_id: orgId, p_kind: kind, p_rows: rows }));
}

function isSame(before: unknown, after: Context): boolean {
  const sorted = (value: unknown) =>
    JSON.stringify(Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(before) === sorted(after);
}
