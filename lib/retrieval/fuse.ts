import type { Context, SearchHit } from './schema';

/** A row of public.search_embeddings: where each half placed a source. */
export type Candidate = {
  sourceId: string;
  chunk: number;
  content: string;
  context: Context;
  wordsRank: number | null;
  coverage: number | null;
  vectorRank: number | null;
  similarity: number | null;
  /** Distinct words of the text. */
  contentWords: number;
};

/** Ranks count as 1 / (K + rank). The usual 60 lets a place in both lists beat first place in one. */
const K = 8;
const SHORT_WORDS = 8;
const LONG_WORDS = 40;

/**
 * Weighted reciprocal rank fusion (Cormack et al. 2009, with weights). Plain fusion loses to its better half,
 * because the halves are not equally good: words win on passages, sentence vectors on short messages.
 * Returns at most `limit` hits, best first; ties by source id. Every candidate counts, none is invented.
 */
export function fuse(candidates: readonly Candidate[], limit: number): SearchHit[] {
  const words = wordsWeight(candidates);
  return candidates
    .map((candidate) => ({
      sourceId: candidate.sourceId,
      chunk: candidate.chunk,
      content: candidate.content,
      context: candidate.context,
      score:
        (K + 1) * (words * reciprocal(candidate.wordsRank) + (1 - words) * reciprocal(candidate.vectorRank)),
      similarity: candidate.similarity,
      coverage: candidate.coverage,
    }))
    .sort((a, b) => b.score - a.score || (a.sourceId < b.sourceId ? -1 : 1))
    .slice(0, limit);
}

/**
 * How much the words count, in [0, 1]. Two facts decide: how long the texts are (median number of distinct
 * words) and how much of the query the best text contains. Words that do not occur cannot rank.
 */
export function wordsWeight(candidates: readonly Candidate[]): number {
  const coverages = candidates.map((candidate) => candidate.coverage ?? 0);
  const coverage = Math.max(0, ...coverages);
  if (coverage === 0) return 0;
  if (candidates.every((candidate) => candidate.vectorRank === null)) return 1;
  const length = median(candidates.map((candidate) => candidate.contentWords));
  const longness = Math.min(1, Math.max(0, (length - SHORT_WORDS) / (LONG_WORDS - SHORT_WORDS)));
  // In long passages a few of the query's words tell more than the blurred vector of the whole.
  const floor = 0.6 * longness;
  return (0.35 + 0.4 * longness) * (floor + (1 - floor) * coverage);
}

function reciprocal(rank: number | null): number {
  return rank === null ? 0 : 1 / (K + rank);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
