import type { PerformanceReport } from '@/lib/conversations/report-schema';
import { type Change, changeWords, type Figure, percentWords, pointsWords, type Unit } from './report-words';

export interface ComparedFigure {
  name: string;
  unit: Unit;
  now: Figure | null;
  before: Figure | null;
  /** Null for figures that are shown but not compared. */
  change: Change | null;
}

const TIMES = [
  { key: 'mean', name: 'Mean response time', improvement: 'response_time_improvement_pct' },
  { key: 'p50', name: 'Median (p50)', improvement: 'p50_improvement_pct' },
  { key: 'p95', name: '95th percentile (p95)', improvement: 'p95_improvement_pct' },
  { key: 'p99', name: '99th percentile (p99)', improvement: null },
] as const;

/** The figures of a period beside those of its baseline. */
export function comparedFigures(
  { analyses, comparison }: PerformanceReport,
  locale: string,
): ComparedFigure[] {
  const { improvement, intervals, baseline } = comparison;
  const timeOf = (times: typeof analyses.response_times, key: (typeof TIMES)[number]['key']) => {
    const value = times[key];
    return value === null ? null : { value, interval: times.intervals[key], n: times.n };
  };
  const times = TIMES.map(
    ({ key, name, improvement: which }): ComparedFigure => ({
      name,
      unit: 'ms',
      now: timeOf(analyses.response_times, key),
      before: timeOf(baseline.response_times, key),
      change:
        which &&
        changeWords(improvement[which], intervals[which], ['faster', 'slower'], (value) =>
          percentWords(value, locale),
        ),
    }),
  );
  const { raw, interval, n } = analyses.errors.rate;
  return [
    ...times,
    {
      name: 'Error rate',
      unit: 'percent',
      now: raw === null ? null : { value: raw, interval, n },
      before:
        baseline.error_rate === null
          ? null
          : {
              value: baseline.error_rate,
              interval: baseline.rate?.interval ?? null,
              n: baseline.total_conversations,
            },
      change: changeWords(
        improvement.error_rate_reduction,
        intervals.error_rate_reduction,
        ['fewer', 'more'],
        (value) => pointsWords(value, locale),
      ),
    },
  ];
}
