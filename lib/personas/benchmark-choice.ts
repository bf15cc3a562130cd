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

/** People after whom own figures replace the expectation. */
export const neededOf = ({ weight }: OwnFigures): number => Math.max(Math.ceil(weight), MIN_PEERS);

const around = (metric: BenchmarkMetric, mean: number, deviation: number): [number, number] => [
  fromScale(metric, mean - Z90 * deviation),
  fromScale(metric, mean + Z90 * deviation),
];

/**
 * What counts as usual: what an admin entered; else the own figures once there are as many people as the expectation
 * is worth, ten at least (then they weigh at least half of the posterior mean that is shown); else the commons; else the built-in
 * assumption. The expectation that own figures are drawn to is the commons where there is one.
 */
export function chooseBenchmark(figures: CellFigures): Benchmark {
  const { industry, company_size, metric, own, commons, custom, builtIn } = figures;
  const none = { interval: null, n: null, n_organizations: null };
  const cell = { industry, company_size, metric };
  if (custom !== null) return { ...cell, ...none, value: custom, source: 'custom' };
  if (own && own.n >= neededOf(own)) {
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

const ranked = ({ own, commons }: CellFigures) => {
  if (own && own.n >= MIN_PEERS) return own;
  return commons ?? own;
};
const enough = (cell: CellFigures) => (ranked(cell)?.n ?? 0) >= MIN_PEERS;

/**
 * A person's figure beside the usual one. `cells` are the person's own cell and wider ones, the narrowest first, of
 * one metric: the benchmark is that of the narrowest, or of its whole industry while the narrowest has only an
 * assumption; the ranking is among the narrowest cell with enough people.
 */
export function compareAmong(
  cells: readonly CellFigures[],
  value: number | null,
  n: number,
): Comparison | null {
  const [narrowest] = cells;
  if (!narrowest) return null;
  const { metric } = narrowest;
  const known = cells.filter(({ industry }) => industry === narrowest.industry).map(chooseBenchmark);
  const benchmark = known.find(({ source }) => source !== 'built_in') ?? chooseBenchmark(narrowest);
  const cell = cells.find(enough) ?? narrowest;
  const peers = ranked(cell);
  const why = suppressionOf(metric, value, n, peers?.n ?? null);
  const percentile = why || value === null || !peers ? null : percentileOf(metric, peers.bins, value);
  const isRanked = percentile !== null && peers !== null;
  return {
    metric,
    value,
    n,
    benchmark,
    percentile,
    n_peers: isRanked ? peers.n : null,
    peers: isRanked ? { industry: cell.industry, company_size: cell.company_size } : null,
    is_higher_better: metric === 'engagement_rate',
    suppressed: why,
    reason: why ? reasonOf(why, metric, n, peers?.n ?? 0) : null,
  };
}

function suppressionOf(
  metric: BenchmarkMetric,
  value: number | null,
  n: number,
  nPeers: number | null,
): Suppressed | null {
  if (value === null || n === 0) return 'no_value';
  if (n < MIN_VALUE[metric]) return 'thin_value';
  if (nPeers === null) return 'assumption';
  return nPeers < MIN_PEERS ? 'thin_peers' : null;
}
