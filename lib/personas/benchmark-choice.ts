import { fromScale, percentileOf, toScale } from './benchmark-scale';
import type { Benchmark, BenchmarkCell, BenchmarkMetric, Comparison, Suppressed } from './compare-schema';

/** People of the organisation in one cell. `variance` is on the scale of the average, see toScale. */
export type OwnFigures = { value: number; n: number; variance: number; weight: number; bins: number[] };
/** Published by the commons; `mean` is on the scale of the average. */
export type SharedFigures = {
  mean: number;
  n: number;
  variance: number;
  bins: number[];
  n_organizations: number;
};
export type CellFigures = BenchmarkCell & {
  metric: BenchmarkMetric;
  builtIn: number;
  own: OwnFigures | null;
  commons: SharedFigures | null;
  custom: number | null;
};

/** Standard deviations of a normal distribution between the mean and the end of its central 90 %. */
const Z90 = 1.6448536269514722;

/** With fewer people to compare with, a percentile would only name somebody. */
export const MIN_PEERS = 10;
/** Messages, deals or answers that a person's own figure needs before it is ranked. */
export const MIN_VALUE: Record<BenchmarkMetric, number> = {
  engagement_rate: 5,
  deal_cycle_days: 1,
  response_hours: 3,
};

const around = (metric: BenchmarkMetric, mean: number, deviation: number): [number, number] => [
  fromScale(metric, mean - Z90 * deviation),
  fromScale(metric, mean + Z90 * deviation),
];

/**
 * What counts as usual: what an admin entered; else the own figures once there are as many people as the expectation
 * is worth (then they weigh more than half of the posterior mean that is shown); else the commons; else the built-in
 * assumption. The expectation that own figures are drawn to is the commons where there is one.
 */
export function chooseBenchmark(figures: CellFigures): Benchmark {
  const { industry, company_size, metric, own, commons, custom, builtIn } = figures;
  const none = { interval: null, n: null, n_organizations: null };
  const cell = { industry, company_size, metric };
  if (custom !== null) return { ...cell, ...none, value: custom, source: 'custom' };
  if (own && own.n >= own.weight) {
    const expected = commons?.mean ?? toScale(metric, builtIn);
    const total = own.n + own.weight;
    const mean = (own.n * toScale(metric, own.value) + own.weight * expected) / total;
    return {
      ...cell,
      value: fromScale(metric, mean),
      interval: around(metric, mean, Math.sqrt(own.variance / total)),
      n: own.n,
      n_organizations: null,
      source: 'own',
    };
  }
  if (commons) {
    return {
      ...cell,
      value: fromScale(metric, commons.mean),
      interval: around(metric, commons.mean, Math.sqrt(commons.variance / commons.n)),
      n: commons.n,
      n_organizations: commons.n_organizations,
      source: 'commons',
    };
  }
  return { ...cell, ...none, value: builtIn, source: 'built_in' };
}

const UNITS: Record<BenchmarkMetric, [thing: string, peers: string]> = {
  engagement_rate: ['messages', 'people'],
  deal_cycle_days: ['won deals', 'won deals'],
  response_hours: ['answers', 'people'],
};

function reasonOf(why: Suppressed, metric: BenchmarkMetric, n: number, nPeers: number): string {
  const [thing, peers] = UNITS[metric];
  switch (why) {
    case 'no_value':
      return `No ${thing} yet that it could be measured on.`;
    case 'thin_value':
      return `Only ${n} of the ${MIN_VALUE[metric]} ${thing} that a comparison needs.`;
    case 'thin_peers':
      return `Only ${nPeers} of the ${MIN_PEERS} ${peers} like this that a percentile needs.`;
    case 'assumption':
      return 'A built-in assumption has nobody behind it to be ranked among.';
  }
}

/** A person's figure beside the usual one, ranked among the people behind it: the own ones, else those of the commons. */
export function compare(figures: CellFigures, value: number | null, n: number): Comparison {
  const { metric, own, commons } = figures;
  const benchmark = chooseBenchmark(figures);
  const peers = (own && own.n >= MIN_PEERS ? own : null) ?? commons ?? own;
  const nPeers = peers?.n ?? 0;
  const why = suppression();
  const percentile = why || value === null || !peers ? null : percentileOf(metric, peers.bins, value);
  return {
    metric,
    value,
    n,
    benchmark,
    percentile,
    n_peers: percentile === null ? null : nPeers,
    is_higher_better: metric === 'engagement_rate',
    suppressed: why,
    reason: why ? reasonOf(why, metric, n, nPeers) : null,
  };

  function suppression(): Suppressed | null {
    if (value === null || n === 0) return 'no_value';
    if (n < MIN_VALUE[metric]) return 'thin_value';
    if (!peers) return 'assumption';
    return nPeers < MIN_PEERS ? 'thin_peers' : null;
  }
}
