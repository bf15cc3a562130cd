import 'server-only';
import { env } from '../env/env';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { Embedder } from './embedder';
import { localEmbedder } from './local-embedder';
import { openAiEmbedder } from './openai-embedder';
import { type EmbeddingEngine, embeddingSettings } from './schema';

const remote = new Map<string, Embedder>();

/**
 * The embedder of one kind of source. Local unless an admin chose otherwise: setting a key alone sends no text
 * anywhere and embeds nothing again.
 */
export async function embedderFor(db: Db, orgId: string, kind: string): Promise<Embedder> {
  const [row] = await must(db.from('organizations').select('settings').eq('id', orgId).limit(1));
  return embedderOf(engineOf(row?.settings, kind));
}

export function engineOf(settings: unknown, kind: string): EmbeddingEngine {
  const chosen =
    settings && typeof settings === 'object' && 'embeddings' in settings ? settings.embeddings : {};
  return embeddingSettings.parse(chosen)[kind] ?? 'local';
}

export function embedderOf(engine: EmbeddingEngine): Embedder {
  if (engine === 'local') return localEmbedder;
  const { OPENAI_API_KEY: key, EMBEDDINGS_BASE_URL, OPENAI_BASE_URL, EMBEDDINGS_MODEL: model } = env();
  const baseUrl = EMBEDDINGS_BASE_URL ?? OPENAI_BASE_URL;
  // A server of one's own often wants no key, but the client wants one to send.
  const apiKey = key ?? (baseUrl ? 'none' : undefined);
  if (!apiKey) {
    throw new AppError('unavailable', 'Embeddings by OpenAI are chosen, but OPENAI_API_KEY is not set.');
  }
  const id = `${baseUrl ?? ''} ${model}`;
  const embedder = remote.get(id) ?? openAiEmbedder({ apiKey, baseUrl, model });
  remote.set(id, embedder);
  return embedder;
}
