import { medianInterval } from '../stats/median';
import { quantile } from '../stats/quantile';
import { estimateRate } from '../stats/rate';
import { createRng } from '../stats/rng';
import { type Figure, MAX_RECEIPTS, type RateFigure, type Receipt } from './figure-schema';
import type { Prior } from './priors';

export type Observation = { at: number; receipt: Receipt };
export type Measured = Observation & { value: number };

/** How many, since when until when, and the newest rows. */
export function evidenceOf(observations: readonly Observation[]): Pick<Figure, 'n' | 'period' | 'receipts'> {
  if (observations.length === 0) return { n: 0, period: null, receipts: [] };
  const newest = [...observations].sort((a, b) => b.at - a.at || (a.receipt.id < b.receipt.id ? -1 : 1));
  const day = (observation: Observation | undefined) => new Date(observation?.at ?? 0).toISOString();
  return {
    n: observations.length,
    period: { first: day(newest.at(-1)), last: day(newest[0]) },
    receipts: newest.slice(0, MAX_RECEIPTS).map(({ receipt }) => receipt),
  };
}

export function rateOf<T extends Observation>(
  trials: readonly T[],
  isHit: (trial: T) => boolean,
  prior: Prior,
): RateFigure {
  const successes = trials.filter(isHit).length;
  return {
    ...evidenceOf(trials),
    rate: estimateRate({ successes, n: trials.length }, prior.beta),
    prior: prior.words,
  };
}

const RESAMPLES = 400;

/** Mean with the 90 % interval of a percentile bootstrap (seeded); null below five values. */
export function meanOf(measured: readonly Measured[]): Figure {
  const values = measured.map(({ value }) => value).sort((a, b) => a - b);
  if (values.length === 0) return { ...evidenceOf(measured), value: null, interval: null };
  return {
    ...evidenceOf(measured),
    value: average(values),
    interval: values.length < 5 ? null : bootstrap(values),
  };
}

export function medianOf(measured: readonly Measured[]): Figure {
  const values = measured.map(({ value }) => value);
  const value = values.length === 0 ? null : quantile(values, 0.5);
  return { ...evidenceOf(measured), value, interval: medianInterval(values) };
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function bootstrap(sorted: readonly number[]): [number, number] {
  const rng = createRng(sorted.length);
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < sorted.length; i++) sum += sorted[rng.int(sorted.length)] ?? 0;
    return sum / sorted.length;
  });
  return [quantile(means, 0.05), quantile(means, 0.95)];
}
