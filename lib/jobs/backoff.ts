export const MAX_ATTEMPTS = 5;
const BASE_SECONDS = 5;
const LONGEST_SECONDS = 900;

/**
 * Seconds to wait after the given attempt (1 for the first): exponential, with full jitter above half, so
 * that jobs which failed together don't come back together. `random` is in [0, 1).
 */
export function backoffSeconds(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_SECONDS, BASE_SECONDS * 4 ** (attempt - 1));
  return Math.ceil(ceiling * (0.5 + random / 2));
}
