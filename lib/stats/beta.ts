import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';

/** A rate as the product shows it: posterior mean, 90 % interval and the number of trials behind it. */
export type RateEstimate = { mean: number; interval: [number, number]; n: number };

/** A beta distribution of rates: `alpha` pseudo-successes, `beta` pseudo-failures, both > 0. */
export type BetaPrior = { alpha: number; beta: number };

/** Prior with mean `rate` (0–1, exclusive) that weighs as much as `weight` trials. */
export function priorFromRate(rate: number, weight: number): BetaPrior {
  const safe = Math.min(Math.max(rate, 1e-6), 1 - 1e-6);
  return { alpha: safe * weight, beta: (1 - safe) * weight };
}

/**
 * Posterior of a rate after `successes` of `n` trials (beta-binomial conjugacy; Gelman et al., Bayesian Data
 * Analysis, 2.4). The interval is equal-tailed. Throws RangeError unless 0 ≤ successes ≤ n.
 */
export function ratePosterior(successes: number, n: number, prior: BetaPrior, level = 0.9): RateEstimate {
  if (!(successes >= 0 && successes <= n)) throw new RangeError('successes must lie between 0 and n');
  const alpha = prior.alpha + successes;
  const beta = prior.beta + n - successes;
  const tail = (1 - level) / 2;
  return {
    mean: alpha / (alpha + beta),
    interval: [betaQuantile(tail, alpha, beta), betaQuantile(1 - tail, alpha, beta)],
    n,
  };
}

/** "4 of 5" with a base rate weighted as `priorWeight` trials: the rate to show instead of 80 %. */
export function shrinkRate(
  successes: number,
  n: number,
  baseRate: number,
  priorWeight: number,
): RateEstimate {
  return ratePosterior(successes, n, priorFromRate(baseRate, priorWeight));
}

type Group = { successes: number; n: number };

/** Sums over the groups of a family that have trials. They add up, so a group is taken out again in one step. */
export type GroupSums = {
  groups: number;
  trials: number;
  successes: number;
  /** Σ successes² / n */
  squares: number;
  /** Σ n² */
  trialsSquared: number;
};

export function sumGroups(groups: readonly Group[]): GroupSums {
  const sums = { groups: 0, trials: 0, successes: 0, squares: 0, trialsSquared: 0 };
  for (const { successes, n } of groups) {
    if (n === 0) continue;
    sums.groups += 1;
    sums.trials += n;
    sums.successes += successes;
    sums.squares += successes ** 2 / n;
    sums.trialsSquared += n ** 2;
  }
  return sums;
}

/** The family without one of its groups. */
export function withoutGroup(sums: GroupSums, { successes, n }: Group): GroupSums {
  if (n === 0) return sums;
  return {
    groups: sums.groups - 1,
    trials: sums.trials - n,
    successes: sums.successes - successes,
    squares: sums.squares - successes ** 2 / n,
    trialsSquared: sums.trialsSquared - n ** 2,
  };
}

/**
 * Empirical-Bayes prior of a family of rates, by moments with the binomial sampling variance taken out
 * (Casella 1985; Robinson, Introduction to Empirical Bayes, ch. 3). The prior's weight lies in [2, maxWeight]:
 * groups that differ no more than chance get `maxWeight`. Without trials: the uniform prior.
 */
export function fitBetaPrior(groups: readonly Group[], maxWeight = 1000): BetaPrior {
  return fitPriorToSums(sumGroups(groups), maxWeight);
}

/** `fitBetaPrior` of the groups behind the sums. */
export function fitPriorToSums(sums: GroupSums, maxWeight: number): BetaPrior {
  const { groups, trials, successes, squares, trialsSquared } = sums;
  if (trials === 0) return { alpha: 1, beta: 1 };
  const mean = (successes + 0.5) / (trials + 1);
  if (groups < 2) return priorFromRate(mean, 2);
  const spread = squares - 2 * mean * successes + mean ** 2 * trials;
  const sampling = mean * (1 - mean);
  const scale = trials - trialsSquared / trials;
  const between = scale > 0 ? (spread - (groups - 1) * sampling) / scale : 0;
  const weight = between > 0 ? sampling / between - 1 : maxWeight;
  return priorFromRate(mean, Math.min(Math.max(weight, 2), maxWeight));
}
