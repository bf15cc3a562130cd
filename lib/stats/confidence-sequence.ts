import betaln from '@stdlib/math-base-special-betaln';
import type { BetaPrior } from './beta';

/** Successes among `n` trials so far. */
export type Tally = { successes: number; n: number };

const STEPS = 50;

/** Where a function that rises with x crosses zero, between low and high; an end when it doesn't. */
function crossing(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let i = 0; i < STEPS; i++) {
    const middle = (a + b) / 2;
    if (f(middle) > 0) b = middle;
    else a = middle;
  }
  return (a + b) / 2;
}

/**
 * Evidence against a rate, and its slope: the log of prior density over posterior density, for a beta prior. At
 * the true rate its exponential is a non-negative martingale that begins at 1 (Waudby-Smith and Ramdas 2020,
 * "Confidence sequences for sampling without replacement", section 2), so it ever exceeds 1/α with probability at
 * most α, however often one looks. Convex in the rate.
 */
function evidenceAgainst({ successes, n }: Tally, { alpha, beta }: BetaPrior) {
  if (!(successes >= 0 && successes <= n)) throw new RangeError('successes must lie between 0 and n');
  const failures = n - successes;
  const marginal = betaln(alpha + successes, beta + failures) - betaln(alpha, beta);
  return {
    at: (p: number): number =>
      marginal -
      (successes > 0 ? successes * Math.log(p) : 0) -
      (failures > 0 ? failures * Math.log1p(-p) : 0),
    slope: (p: number): number => failures / (1 - p) - successes / p,
  };
}

/**
 * Interval of a rate that holds at every look at once with probability `level` (0–1, exclusive): one may stop
 * whenever one likes. Wider than `ratePosterior`, which holds at one look. Throws RangeError unless 0 ≤ successes ≤ n.
 */
export function rateSequence(tally: Tally, prior: BetaPrior, level: number): [number, number] {
  const bound = Math.log(1 / (1 - level));
  const raw = tally.n === 0 ? 0.5 : tally.successes / tally.n;
  const evidence = evidenceAgainst(tally, prior);
  const low = tally.successes === 0 ? 0 : crossing((p) => bound - evidence.at(p), 1e-12, raw);
  const high = tally.successes === tally.n ? 1 : crossing((p) => evidence.at(p) - bound, raw, 1 - 1e-12);
  return [low, high];
}

/** Least evidence, over all rates p, against "control has p and treatment p + difference". */
function evidenceAgainstDifference(control: Tally, treatment: Tally, prior: BetaPrior) {
  const a = evidenceAgainst(control, prior);
  const b = evidenceAgainst(treatment, prior);
  return (difference: number): number => {
    const low = Math.max(0, -difference) + 1e-9;
    const high = Math.min(1, 1 - difference) - 1e-9;
    const p = crossing((x) => a.slope(x) + b.slope(x + difference), low, high);
    return a.at(p) + b.at(p + difference);
  };
}

const rateOf = ({ successes, n }: Tally, { alpha, beta }: BetaPrior): number =>
  n === 0 ? alpha / (alpha + beta) : successes / n;

/**
 * Interval of rate(treatment) − rate(control), in fractions, that holds at every look at once with probability
 * `level`. The product of both arms' martingales is a martingale at the true pair of rates; the interval is the
 * shadow of the pairs that it doesn't refute. Throws RangeError unless 0 ≤ successes ≤ n in both arms.
 */
export function differenceSequence(
  control: Tally,
  treatment: Tally,
  prior: BetaPrior,
  level: number,
): [number, number] {
  const bound = Math.log(1 / (1 - level));
  const evidence = evidenceAgainstDifference(control, treatment, prior);
  const observed = rateOf(treatment, prior) - rateOf(control, prior);
  return [
    crossing((d) => bound - evidence(d), -1 + 1e-6, observed),
    crossing((d) => evidence(d) - bound, observed, 1 - 1e-6),
  ];
}

/**
 * Whether `differenceSequence` excludes zero, and on which side. Whoever adopts on "higher" adopts a treatment that
 * is not better with probability at most 1 − level, also when looking every day.
 */
export function compareSequence(
  control: Tally,
  treatment: Tally,
  prior: BetaPrior,
  level: number,
): 'higher' | 'lower' | 'undecided' {
  const evidence = evidenceAgainstDifference(control, treatment, prior)(0);
  if (evidence <= Math.log(1 / (1 - level))) return 'undecided';
  return rateOf(treatment, prior) > rateOf(control, prior) ? 'higher' : 'lower';
}
