import { expect, it } from 'vitest';
import type { Figures } from '@/lib/conversations/figures';
import { performanceReport } from '@/lib/conversations/performance';
import { comparedFigures } from './comparison';
import { REPORT_CSV_HEADER, reportLines } from './report-csv';

const AT = '2026-03-01T10:00:00Z';
const figures = (successes: number, p95: number): Figures => ({
  n: 1000,
  successes,
  mean: 500,
  sd: 200,
  quantiles: [400, p95, 2 * p95],
  bounds: [380, 420, p95 - 50, p95 + 50, null, null],
  length: { mean: 200, quantiles: [180, 500, 900], n_long: 10, conversation_ids: [] },
  slowest_ids: [],
  first_at: AT,
  last_at: AT,
  errors: { n: 0, clusters: [] },
  intents: [],
  hours: [],
  sessions: {
    n: 200,
    turns_mean: 5,
    turns_max: 9,
    turns_p50: 5,
    turns_p95: 8,
    minutes_p50: 3,
    minutes_p95: 8,
    sessions_with_repeats: 3,
    repeat_questions: 4,
    conversation_ids: [],
  },
  series: { unit: 'hour', buckets: [{ at: AT, n: 40, failures: 10, p50: 400, p95, low: null, high: null }] },
  ratings: { n: 20, mean: 4, sd: 1, low: 2, corrections: 1, intents: [] },
});
const span = { from: AT, to: AT };
const report = performanceReport(
  { time_zone: 'UTC', slow_ms: 800, period: figures(980, 900), baseline: figures(800, 1800) },
  { period: span, baseline: span },
);

it('leaves with every figure on a line of its own, interval and n beside it', () => {
  const lines = reportLines(report);
  expect(new Set(lines.map((cells) => cells.length))).toEqual(new Set([REPORT_CSV_HEADER.length]));
  const of = (part: string, figure: string) => lines.find(([a, b]) => a === part && b === figure)?.slice(2);
  expect(of('response_times', 'p95_ms')).toEqual([900, 850, 950, 1000, null]);
  expect(of('response_times', 'p99_ms')).toEqual([1800, null, null, 1000, null]);
  expect(of('errors', 'error_rate')?.[0]).toBeCloseTo(0.02, 12);
  expect(of('feedback', 'mean_rating')?.slice(0, 1)).toEqual([4]);
  expect(of('by_time', `${AT} error_rate`)?.[0]).toBe(0.25);
  expect(lines.filter(([part]) => part === 'effect')).toHaveLength(1);
});

it('stands beside its baseline, better or worse in words', () => {
  const rows = comparedFigures(report, 'en-GB');
  const p95 = rows.find(({ name }) => name.startsWith('95th'));
  expect(p95).toMatchObject({ now: { value: 900 }, before: { value: 1800 }, change: { verdict: 'better' } });
  expect(p95?.change?.text).toMatch(/^50\u00a0% faster \(/);
  const errors = rows.at(-1);
  expect(errors).toMatchObject({ unit: 'percent', change: { verdict: 'better' } });
  expect(errors?.before?.interval?.[0]).toBeLessThan(0.2);
  expect(errors?.change?.text).toMatch(/^18\u00a0points fewer \(/);
});
