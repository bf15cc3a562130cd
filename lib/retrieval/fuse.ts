import type { Context, SearchHit } from './schema';

/** A row of public.search_embeddings: where each half placed a source, and with what score. */
export type Candidate = {
  sourceId: string;
  chunk: number;
  content: string;
  context: Context;
  wordsRank: number | null;
  wordsScore: number | null;
  coverage: number | null;
  vectorRank: number | null;
  similarity: number | null;
  /** Distinct words of the text. */
  contentWords: number;
};

/** How much words count on short texts and on passages. */
const SHORT = { words: 8, weight: 0.4 };
const LONG = { words: 40, weight: 0.9 };

/**
 * Convex combination of both halves' scores, each scaled to [0, 1] over its candidates (Bruch et al. 2023). Scores
 * keep what ranks lose: whether the first is far ahead of the second. A source that a half did not offer has its
 * lowest value there. Returns at most `limit` hits, best first; ties by place in the words, then by source id.
 */
export function fuse(candidates: readonly Candidate[], limit: number): SearchHit[] {
  const weight = wordsWeight(candidates);
  const words = wordsValues(candidates);
  const meaning = meaningValues(candidates);
  return candidates
    .map((candidate) => ({
      hit: {
        sourceId: candidate.sourceId,
        chunk: candidate.chunk,
        content: candidate.content,
        context: candidate.context,
        score: weight * (words.get(candidate) ?? 0) + (1 - weight) * (meaning.get(candidate) ?? 0),
        similarity: candidate.similarity,
        coverage: candidate.coverage,
      },
      place: candidate.wordsRank ?? Number.POSITIVE_INFINITY,
    }))
    .sort(
      (a, b) =>
        b.hit.score - a.hit.score || compare(a.place, b.place) || compare(a.hit.sourceId, b.hit.sourceId),
    )
    .slice(0, limit)
    .map(({ hit }) => hit);
}

/**
 * How much the words count, in [0, 1]: more the longer the texts are (median number of distinct words), because a
 * sentence vector blurs a passage. Words that do not occur cannot rank.
 */
export function wordsWeight(candidates: readonly Candidate[]): number {
  if (candidates.every((candidate) => candidate.wordsRank === null)) return 0;
  if (candidates.every((candidate) => candidate.vectorRank === null)) return 1;
  const length = median(candidates.map((candidate) => candidate.contentWords));
  const longness = Math.min(1, Math.max(0, (length - SHORT.words) / (LONG.words - SHORT.words)));
  return SHORT.weight + (LONG.weight - SHORT.weight) * longness;
}

/** Shares of the best score. A phrase or all words rank first whatever they score: no value is below a later one's. */
function wordsValues(candidates: readonly Candidate[]): Map<Candidate, number> {
  const found = candidates.filter(({ wordsRank }) => wordsRank !== null);
  const lastFirst = found.sort((a, b) => (b.wordsRank ?? 0) - (a.wordsRank ?? 0));
  let highest = 0;
  const scores = lastFirst.map((candidate) => {
    highest = Math.max(highest, candidate.wordsScore ?? 0);
    return [candidate, highest] as const;
  });
  return new Map(scores.map(([candidate, score]) => [candidate, highest > 0 ? score / highest : 0]));
}

/** Similarity from the least similar candidate (0) to the most similar (1). */
function meaningValues(candidates: readonly Candidate[]): Map<Candidate, number> {
  const found = candidates.filter(({ vectorRank }) => vectorRank !== null);
  const similarities = found.map(({ similarity }) => similarity ?? -1);
  const lowest = Math.min(...similarities);
  const span = Math.max(...similarities) - lowest;
  return new Map(found.map((one) => [one, span > 0 ? ((one.similarity ?? -1) - lowest) / span : 1] as const));
}

const compare = (a: number | string, b: number | string): number => (a < b ? -1 : Number(a > b));

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
