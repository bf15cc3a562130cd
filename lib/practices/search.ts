import { CONTEXT_KEYS, type Practice, type PracticeContext } from './schema';

/**
 * How well a practice fits where it shall be used, in [0, 1]: each fact that is asked for counts 1 when it agrees, 0.5
 * when the practice holds everywhere, 0 when it holds elsewhere. Nothing asked for: 1.
 */
export function contextMatch(wanted: PracticeContext, own: PracticeContext): number {
  const asked = CONTEXT_KEYS.filter((key) => wanted[key] !== undefined);
  if (asked.length === 0) return 1;
  const fits = asked.map((key) => {
    if (own[key] === undefined) return 0.5;
    return own[key].toLowerCase() === wanted[key]?.toLowerCase() ? 1 : 0;
  });
  return fits.reduce<number>((sum, fit) => sum + fit, 0) / asked.length;
}

const WEIGHTS = { relevance: 0.6, context: 0.25, posterior: 0.15 };
/** A reply rate of 20 % is as good as it needs to be for ranking. */
const GOOD_RATE = 0.2;
const WEAK = 0.5;

/**
 * Score in [0, 1]: 0.6 × relevance of the text (1 for the best hit) + 0.25 × context match + 0.15 × the lower end of the
 * reply rate's interval, 20 % being 1. Weak practices count half: they are what to avoid. `relevance` is null when
 * nothing was asked for; then context and posterior share its weight.
 */
export function scoreOf(practice: Practice, relevance: number | null, wanted: PracticeContext): number {
  const context = contextMatch(wanted, practice.context);
  const reply = practice.rates.reply_rate;
  const posterior = reply.n === 0 ? 0 : Math.min(1, reply.interval[0] / GOOD_RATE);
  const rest = WEIGHTS.context * context + WEIGHTS.posterior * posterior;
  const score =
    relevance === null ? rest / (WEIGHTS.context + WEIGHTS.posterior) : WEIGHTS.relevance * relevance + rest;
  return practice.status === 'weak' ? score * WEAK : score;
}
