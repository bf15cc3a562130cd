/** How much nearer an exchange seems for having gone well, and farther for having failed: steps of cosine similarity. */
const SUCCESS = 0.05;
const FAILURE = -0.1;
const WELL_RATED = 0.05;
const BADLY_RATED = -0.1;
const CORRECTED = 0.05;

export type Worth = { success: boolean; rating: number | null; isCorrected: boolean };

/** What an exchange is worth as an example: similarity in [-1, 1], and a little for how it went. */
export function worthOf(similarity: number, { success, rating, isCorrected }: Worth): number {
  // A correction says what should have been answered: whether the answer failed no longer matters.
  if (isCorrected) return similarity + CORRECTED;
  return similarity + (success ? SUCCESS : FAILURE) + ofRating(rating);
}

function ofRating(rating: number | null): number {
  if (rating === null || rating === 3) return 0;
  return rating > 3 ? WELL_RATED : BADLY_RATED;
}

/** The best of those that say the same, in their order, and no more than `most` of them. */
export function distinct<T extends { document: string }>(ranked: readonly T[], most: number): T[] {
  const said = new Map<string, T>();
  for (const entry of ranked) {
    const words = entry.document.toLowerCase().replace(/\s+/g, ' ').trim();
    if (!said.has(words)) said.set(words, entry);
  }
  return [...said.values()].slice(0, most);
}
