import { compareSequence, differenceSequence } from '../stats/confidence-sequence';
import { estimateRate, NOTHING_SEEN, priorFromOthers } from '../stats/rate';
import { estimateStars, type StarCounts, starTally } from '../stats/stars';
import type { BenchmarkMetric } from './compare-schema';
import { type MethodTest, type PersonaReport, RATING_GROUPS, type RatingGroup } from './report-schema';
import { PERSONA_METHODS, type PersonaMethod, type PersonaMode } from './sections';

export type GenerationCount = {
  month: string;
  mode: PersonaMode;
  engine: string;
  generations: number;
  claims: number;
  claims_unknown: number;
  claims_dropped: number;
  scored: number;
  score_sum: number;
  score_squares: number;
};
export type RatingCount = {
  mode: PersonaMode;
  method: PersonaMethod;
  engine: string;
  principal_id: string;
  stars: number;
  n: number;
};
export type BenchmarkMonth = {
  month: string;
  metric: BenchmarkMetric;
  successes: number | null;
  n: number;
  value: number | null;
};

const sumOf = <T>(rows: readonly T[], value: (row: T) => number) =>
  rows.reduce((total, row) => total + value(row), 0);

/** "2026-03", … up to the month of `to`. */
export function monthsUntil(to: Date, months: number): string[] {
  return Array.from({ length: months }, (_, i) =>
    new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() - months + 1 + i, 1)).toISOString().slice(0, 7),
  );
}

/** Month by month: data quality, and how many of the claims say that nothing is known. */
export function qualityTrend(
  counts: readonly GenerationCount[],
  months: readonly string[],
): PersonaReport['quality'] {
  const byMonth = months.map((month) => counts.filter((row) => row.month === month));
  const unknownOf = (rows: readonly GenerationCount[]) => ({
    successes: sumOf(rows, (row) => row.claims_unknown),
    n: sumOf(rows, (row) => row.claims),
  });
  return months.map((month, i) => {
    const rows = byMonth[i] ?? [];
    const unknown = unknownOf(rows);
    const others = byMonth.filter((_, other) => other !== i).map(unknownOf);
    return {
      month,
      generations: sumOf(rows, (row) => row.generations),
      score: meanScore(rows),
      claims: unknown.n,
      evidenced: unknown.n - unknown.successes,
      unknown: estimateRate(unknown, priorFromOthers(others)),
      dropped: sumOf(rows, (row) => row.claims_dropped),
    };
  });
}

const MINIMUM_SCORES = 5;
/** Two-sided 90 % of the normal distribution. */
const Z90 = 1.645;

function meanScore(rows: readonly GenerationCount[]): PersonaReport['quality'][number]['score'] {
  const n = sumOf(rows, (row) => row.scored);
  if (n === 0) return null;
  const mean = sumOf(rows, (row) => row.score_sum) / n;
  if (n < MINIMUM_SCORES) return { mean, interval: null, n };
  const variance = Math.max(sumOf(rows, (row) => row.score_squares) - n * mean ** 2, 0) / (n - 1);
  const half = Z90 * Math.sqrt(variance / n);
  return { mean, interval: [Math.max(mean - half, 0), Math.min(mean + half, 100)], n };
}

/** The organisation's own figures behind the benchmarks, month by month. */
export function benchmarkTrend(
  rows: readonly BenchmarkMonth[],
  months: readonly string[],
): PersonaReport['benchmarks'] {
  const engaged = rows.flatMap(({ month, metric, successes, n }) =>
    metric === 'engagement_rate' ? [{ month, successes: successes ?? 0, n }] : [],
  );
  return months.map((month) => {
    const median = (metric: BenchmarkMetric) => {
      const found = rows.find((row) => row.month === month && row.metric === metric);
      return found && found.value !== null ? { value: found.value, n: found.n } : null;
    };
    const own = engaged.find((row) => row.month === month);
    return {
      month,
      engagement: own
        ? estimateRate(own, priorFromOthers(engaged.filter((row) => row.month !== month)))
        : null,
      response_hours: median('response_hours'),
      cycle_days: median('deal_cycle_days'),
    };
  });
}

function starsOf(rows: readonly RatingCount[]): StarCounts {
  const count = (stars: number) => sumOf(rows, (row) => (row.stars === stars ? row.n : 0));
  return [count(1), count(2), count(3), count(4), count(5)];
}

/** Mean stars by method, engine and mode, each drawn towards what all personas get. */
export function ratingGroups(rows: readonly RatingCount[]): RatingGroup[] {
  const overall = starsOf(rows);
  return RATING_GROUPS.flatMap((by) =>
    [...new Set(rows.map((row) => row[by]))].sort().map((key) => {
      const own = rows.filter((row) => row[by] === key);
      const raters = new Set(own.map(({ principal_id }) => principal_id)).size;
      return { by, key, ...estimateStars(starsOf(own), overall), raters };
    }),
  );
}

const LEVEL = 0.9;

/** Thorough against concise by stars, with an interval that holds however often one looks; null until both are rated. */
export function compareMethods(rows: readonly RatingCount[]): MethodTest | null {
  const [control, treatment] = PERSONA_METHODS;
  const a = starTally(starsOf(rows.filter(({ method }) => method === control)));
  const b = starTally(starsOf(rows.filter(({ method }) => method === treatment)));
  if (a.n === 0 || b.n === 0) return null;
  const [low, high] = differenceSequence(a, b, NOTHING_SEEN, LEVEL);
  return {
    control,
    treatment,
    n: [a.n, b.n],
    difference: { value: 4 * (b.successes / b.n - a.successes / a.n), interval: [4 * low, 4 * high] },
    verdict: compareSequence(a, b, NOTHING_SEEN, LEVEL),
  };
}
