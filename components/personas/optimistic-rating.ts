import type { PersonaRating } from '@/lib/personas/schema';

type Given = { stars: number; comment: string | null; updated_at: string };

/** The ratings as they will be once the server has counted this person's own, a changed one included. */
export function withRating({ mean, n, mine }: PersonaRating, given: Given): PersonaRating {
  const sum = (mean ?? 0) * n - (mine?.stars ?? 0) + given.stars;
  const count = mine ? n : n + 1;
  return { mean: sum / Math.max(1, count), n: Math.max(1, count), mine: given };
}
