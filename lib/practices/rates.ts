import { type BetaPrior, fitBetaPrior, priorFromRate, ratePosterior } from '../stats/beta';
import {
  type CountName,
  GUARDRAILS,
  type Guardrail,
  type PracticeCounts,
  type PracticeRate,
  type PracticeRates,
  RATES,
  type RateName,
} from './schema';

export type AnyRate = RateName | Guardrail;
export type Priors = Record<AnyRate, BetaPrior>;

/** Bounces are of what was sent; everything else is of what can have arrived. */
const COUNTED: Record<AnyRate, [CountName, 'sent' | 'reached']> = {
  open_rate: ['opened', 'reached'],
  reply_rate: ['replied', 'reached'],
  positive_reply_rate: ['positive_replies', 'reached'],
  meeting_rate: ['meetings', 'reached'],
  meeting_held_rate: ['meetings_held', 'reached'],
  conversion_rate: ['won', 'reached'],
  unsubscribe_rate: ['unsubscribed', 'reached'],
  spam_rate: ['spam_reported', 'reached'],
  bounce_rate: ['bounced', 'sent'],
  negative_reply_rate: ['negative_replies', 'reached'],
};
export const ALL_RATES: readonly AnyRate[] = [...RATES, ...GUARDRAILS];

export function trialsOf(counts: PracticeCounts, rate: AnyRate): { successes: number; n: number } {
  const [successes, n] = COUNTED[rate];
  return { successes: Math.min(counts[successes], counts[n]), n: counts[n] };
}

/** Jeffreys prior: what is assumed of a rate when nothing comparable has been seen. */
const NOTHING_SEEN: BetaPrior = { alpha: 0.5, beta: 0.5 };

/** With a prior heavier than the evidence asked for, no honest report could ever pass the gate. */
export const REPORTED_PRIOR_WEIGHT = 30;
const FAMILY_WEIGHT = 12;

/**
 * Empirical-Bayes priors from the other practices of the family. Each of them is worth 12 messages at most, because
 * few say little about how much practices differ; `maxWeight` caps the whole.
 */
export function priorsFrom(others: readonly PracticeCounts[], maxWeight = 1000): Priors {
  const fitted = (rate: AnyRate): BetaPrior => {
    const seen = others.map((counts) => trialsOf(counts, rate)).filter(({ n }) => n > 0);
    return seen.length === 0
      ? NOTHING_SEEN
      : fitBetaPrior(seen, Math.min(maxWeight, FAMILY_WEIGHT * seen.length));
  };
  return Object.fromEntries(ALL_RATES.map((rate) => [rate, fitted(rate)])) as Priors;
}

/** The priors moved to what a broader practice reaches; how much they weigh stays, at most `maxWeight`. */
export function centred(priors: Priors, on: PracticeRates, maxWeight: number): Priors {
  const weightOf = ({ alpha, beta }: BetaPrior) => Math.min(alpha + beta, maxWeight);
  return Object.fromEntries(
    ALL_RATES.map((rate) => [rate, priorFromRate(on[rate].mean, weightOf(priors[rate]))]),
  ) as Priors;
}

export function sumCounts(all: readonly PracticeCounts[]): PracticeCounts | null {
  const [first, ...rest] = all;
  return first ? rest.reduce(addCounts, first) : null;
}

/** Posterior mean, 90 % interval, raw fraction and trials of every rate. */
export function ratesOf(counts: PracticeCounts, priors: Priors): PracticeRates {
  return Object.fromEntries(
    ALL_RATES.map((rate) => [rate, rateOf(trialsOf(counts, rate), priors[rate])]),
  ) as PracticeRates;
}

/** Of a skewed posterior near 0 or 1 the mean may lie outside the equal tails: then the interval reaches it. */
export function rateOf(
  { successes, n }: { successes: number; n: number },
  prior: BetaPrior,
  level = 0.9,
): PracticeRate {
  const { mean, interval } = ratePosterior(successes, n, prior, level);
  const [low, high] = interval;
  const raw = n === 0 ? null : successes / n;
  return { mean, interval: [Math.min(low, mean), Math.max(high, mean)], raw, n };
}

export function addCounts(a: PracticeCounts, b: PracticeCounts): PracticeCounts {
  const names = Object.keys(a) as CountName[];
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as PracticeCounts;
}
