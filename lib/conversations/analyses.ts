import { differenceOf } from '../stats/difference';
import { type Estimate, type Figures, meanOf, meanRatingOf, quantileOf, rateOf, shareOf } from './figures';
import type { Analyses, PerformanceReport } from './report-schema';

const SHOWN_PATTERNS = 20;

export function responseTimes(figures: Figures): Analyses['response_times'] {
  const [mean, p50, p95, p99] = [meanOf(figures), ...quantilesOf(figures)];
  const intervalOf = (estimate: Estimate | null | undefined) => estimate?.interval ?? null;
  return {
    mean: mean?.value ?? null,
    p50: p50?.value ?? null,
    p95: p95?.value ?? null,
    p99: p99?.value ?? null,
    n: figures.n,
    intervals: {
      mean: intervalOf(mean),
      p50: intervalOf(p50),
      p95: intervalOf(p95),
      p99: intervalOf(p99),
    },
  };
}

const quantilesOf = (figures: Figures) =>
  (['p50', 'p95', 'p99'] as const).map((name) => quantileOf(figures, name));

export const errorRateOf = ({ n, successes }: Figures): number | null =>
  n === 0 ? null : (n - successes) / n;

export function analysesOf(figures: Figures): Analyses {
  const { n, successes, errors, sessions, length, ratings, series } = figures;
  return {
    response_times: responseTimes(figures),
    errors: {
      error_rate: errorRateOf(figures),
      failures: n - successes,
      rate: rateOf(n - successes, n),
      total_unique_errors: errors.n,
      patterns: errors.clusters.slice(0, SHOWN_PATTERNS).map(({ intent: _, ...pattern }) => pattern),
    },
    conversations: {
      sessions: sessions.n,
      turns_per_session: {
        mean: sessions.turns_mean,
        p50: sessions.turns_p50,
        p95: sessions.turns_p95,
        max: sessions.turns_max,
      },
      minutes_per_session: { p50: sessions.minutes_p50, p95: sessions.minutes_p95 },
      repeat_questions: {
        count: sessions.repeat_questions,
        sessions: sessions.sessions_with_repeats,
        rate: rateOf(sessions.repeat_questions, n),
      },
      response_length: {
        mean: length.mean,
        p50: length.quantiles?.[0] ?? null,
        p95: length.quantiles?.[1] ?? null,
        n_long: length.n_long,
      },
    },
    feedback: {
      rating: meanRatingOf(figures),
      ratings: ratings.n,
      low: ratings.low,
      low_rate: rateOf(ratings.low, ratings.n),
      corrections: ratings.corrections,
    },
    ...(series
      ? {
          series: {
            unit: series.unit,
            buckets: series.buckets.map((bucket) => ({
              ...bucket,
              error_rate: rateOf(bucket.failures, bucket.n),
            })),
          },
        }
      : {}),
  };
}

type Comparison = Pick<PerformanceReport['comparison'], 'improvement' | 'intervals'>;
type Change = { value: number; interval: [number, number] | null } | null;

/** How much better the period is than the baseline: above zero is better. */
export function compare(period: Figures, baseline: Figures): Comparison {
  const time = percentFaster(meanOf(period), meanOf(baseline));
  const p50 = percentFaster(quantileOf(period, 'p50'), quantileOf(baseline, 'p50'));
  const p95 = percentFaster(quantileOf(period, 'p95'), quantileOf(baseline, 'p95'));
  const errors = difference(
    shareOf(baseline.n - baseline.successes, baseline.n),
    shareOf(period.n - period.successes, period.n),
  );
  return {
    improvement: {
      response_time_improvement_pct: time?.value ?? null,
      p50_improvement_pct: p50?.value ?? null,
      p95_improvement_pct: p95?.value ?? null,
      error_rate_reduction: errors?.value ?? null,
    },
    intervals: {
      response_time_improvement_pct: time?.interval ?? null,
      p50_improvement_pct: p50?.interval ?? null,
      p95_improvement_pct: p95?.interval ?? null,
      error_rate_reduction: errors?.interval ?? null,
    },
  };
}

/** a − b of independent estimates; its interval where both have one. */
export function difference(a: Estimate | null, b: Estimate | null): Change {
  if (!a || !b) return null;
  if (!a.interval || !b.interval) return { value: a.value - b.value, interval: null };
  return differenceOf({ mean: a.value, interval: a.interval }, { mean: b.value, interval: b.interval });
}

/** 100 · (1 − a / b), its interval from that of the difference of logarithms. */
function percentFaster(a: Estimate | null, b: Estimate | null): Change {
  if (!a || !b || b.value <= 0) return null;
  const [logA, logB] = [logOf(a), logOf(b)];
  const ratio = logA && logB ? differenceOf(logA, logB) : null;
  const percent = (log: number) => 100 * (1 - Math.exp(log));
  return {
    value: 100 * (1 - a.value / b.value),
    interval: ratio ? [percent(ratio.interval[1]), percent(ratio.interval[0])] : null,
  };
}

function logOf({ value, interval }: Estimate) {
  if (!interval || interval[0] <= 0) return null;
  return { mean: Math.log(value), interval: [Math.log(interval[0]), Math.log(interval[1])] as const };
}
