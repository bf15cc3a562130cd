import { z } from 'zod';

/** What a vector stands for: the table its source lives in, in the singular. */
export const sourceKind = z.string().regex(/^[a-z][a-z_]{0,39}$/);
export const embeddingEngine = z.enum(['local', 'openai']);
export type EmbeddingEngine = z.infer<typeof embeddingEngine>;

/** `organizations.settings.embeddings`: the engine of each kind. A kind that is absent stays local. */
export const embeddingSettings = z.record(sourceKind, embeddingEngine).catch({});

export type SearchMode = 'hybrid' | 'vector' | 'fts';
export type Context = Record<string, string | number | boolean | null>;

/** A source as its slice writes it for retrieval: text to compare, context to filter by. */
export type SourceText = { sourceId: string; text: string; context?: Context };

export type SearchHit = {
  sourceId: string;
  /** Which part of the source matched best, and its text. */
  chunk: number;
  content: string;
  context: Context;
  /** Fused score, comparable within one answer only; in [0, 1]. */
  score: number;
  /** Cosine similarity, in [-1, 1]; null when the vector half did not find it. */
  similarity: number | null;
  /** Share of the query's rarity that occurs in the text, in [0, 1]; null when no word matched. */
  coverage: number | null;
};

export type SearchRequest = {
  orgId: string;
  kind: string;
  query: string;
  /** Number of sources wanted, 1 to 200. */
  limit: number;
  sourceIds?: readonly string[];
  /** Every given key must have the given value. */
  context?: Context;
  /** A source to leave out, such as the one that asks. */
  exclude?: string;
  mode?: SearchMode;
};

export type NearestRequest = {
  orgId: string;
  kind: string;
  limit: number;
  sourceIds?: readonly string[];
  context?: Context;
} & ({ sourceId: string } | { vector: Float32Array });
