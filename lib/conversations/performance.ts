import { analysesOf, compare, errorRateOf, responseTimes } from './analyses';
import { effectsOf, type Tracked, trackedOf } from './effects';
import { type Performance, rateOf } from './figures';
import type { PerformanceReport } from './report-schema';
import { suggest } from './suggestions';

type Span = { from: string; to: string };

/** The report of a period. Without findings of an earlier report, those of the baseline are followed up. */
export function performanceReport(
  figures: Performance,
  spans: { period: Span; baseline: Span },
  tracked?: readonly Tracked[],
): PerformanceReport {
  const { period, baseline } = figures;
  const suggestions = suggest(figures);
  const earlier = () =>
    trackedOf({ suggestions: suggest({ ...figures, period: baseline, baseline: period }), effects: [] });
  const effects = effectsOf(tracked ?? earlier(), period, suggestions);
  const count = <T, K extends keyof T>(rows: readonly T[], key: K, value: T[K]) =>
    rows.filter((row) => row[key] === value).length;
  return {
    period: spans.period,
    time_zone: figures.time_zone,
    database_stats: {
      total_conversations: period.n,
      successful_conversations: period.successes,
      failed_conversations: period.n - period.successes,
      total_sessions: period.sessions.n,
      first_at: period.first_at,
      last_at: period.last_at,
    },
    analyses: analysesOf(period),
    comparison: {
      baseline: {
        ...spans.baseline,
        total_conversations: baseline.n,
        response_times: responseTimes(baseline),
        error_rate: errorRateOf(baseline),
        rate: rateOf(baseline.n - baseline.successes, baseline.n),
      },
      ...compare(period, baseline),
    },
    suggestions,
    effects,
    summary: {
      total_suggestions: suggestions.length,
      high: count(suggestions, 'severity', 'high'),
      medium: count(suggestions, 'severity', 'medium'),
      low: count(suggestions, 'severity', 'low'),
      mended: count(effects, 'verdict', 'mended'),
      still_there: count(effects, 'verdict', 'still_there'),
    },
  };
}
