import {
  type BetaPrior,
  fitPriorToSums,
  type GroupSums,
  priorFromRate,
  ratePosterior,
  sumGroups,
  withoutGroup,
} from '../stats/beta';
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

/** A family summed once, so that each of its practices is left out in one step instead of summing the rest again. */
export type Family = { size: number; total: PracticeCounts | null; sums: Record<AnyRate, GroupSums> };

export function familyOf(all: readonly PracticeCounts[]): Family {
  const sums = ALL_RATES.map((rate) => [rate, sumGroups(all.map((counts) => trialsOf(counts, rate)))]);
  return { size: all.length, total: sumCounts(all), sums: Object.fromEntries(sums) };
}

/** The rest of the family without one of its practices, which must belong to it. */
export function familyWithout({ size, total, sums }: Family, own: PracticeCounts): Family {
  const rest = ALL_RATES.map((rate) => [rate, withoutGroup(sums[rate], trialsOf(own, rate))]);
  return {
    size: size - 1,
    total: size > 1 && total ? combine(total, own, (a, b) => a - b) : null,
    sums: Object.fromEntries(rest),
  };
}

/**
 * Empirical-Bayes priors from the other practices of the family. Each of them is worth 12 messages at most, because
 * few say little about how much practices differ; `maxWeight` caps the whole.
 */
export function priorsFrom(others: Family, maxWeight = 1000): Priors {
  const fitted = (rate: AnyRate): BetaPrior => {
    const sums = others.sums[rate];
    return sums.groups === 0
      ? NOTHING_SEEN
      : fitPriorToSums(sums, Math.min(maxWeight, FAMILY_WEIGHT * sums.groups));
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

function sumCounts(all: readonly PracticeCounts[]): PracticeCounts | null {
  const [first, ...rest] = all;
  if (!first) return null;
  const sum = { ...first };
  const names = Object.keys(sum) as CountName[];
  for (const counts of rest) for (const name of names) sum[name] += counts[name];
  return sum;
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

export const addCounts = (a: PracticeCounts, b: PracticeCounts): PracticeCounts =>
  combine(a, b, (one, other) => one + other);

function combine(a: PracticeCounts, b: PracticeCounts, of: (a: number, b: number) => number): PracticeCounts {
  const names = Object.keys(a) as CountName[];
  return Object.fromEntries(names.map((name) => [name, of(a[name], b[name])])) as PracticeCounts;
}
