import type { PerformanceReport } from '@/lib/conversations/report-schema';
import type { CsvCell } from '@/lib/csv';

export const REPORT_CSV_HEADER = ['part', 'figure', 'value', 'low', 'high', 'n', 'note'] as const;
type Line = readonly CsvCell[];
type Range = readonly [number, number] | null | undefined;

const line = (
  part: string,
  figure: string,
  value: CsvCell,
  range?: Range,
  n?: number,
  note?: string,
): Line => [part, figure, value, range?.[0] ?? null, range?.[1] ?? null, n ?? null, note ?? null];

/** Every figure of a report, one a line, as it is kept: fractions and milliseconds, not words. */
export function reportLines(report: PerformanceReport): Line[] {
  const { analyses, comparison, suggestions, effects } = report;
  const { response_times: times, errors, conversations, feedback, series } = analyses;
  const ofTimes = (part: string, of: typeof times) =>
    (['mean', 'p50', 'p95', 'p99'] as const).map((name) =>
      line(part, `${name}_ms`, of[name], of.intervals[name], of.n),
    );
  const { improvement, intervals, baseline } = comparison;
  const improvements = Object.keys(improvement) as (keyof typeof improvement)[];
  return [
    ...ofTimes('response_times', times),
    line('errors', 'error_rate', errors.error_rate, errors.rate.interval, errors.rate.n),
    ...errors.patterns.map(({ error_message, count, first_occurrence, last_occurrence }) =>
      line(
        'errors',
        error_message,
        count,
        null,
        errors.failures,
        `${first_occurrence} to ${last_occurrence}`,
      ),
    ),
    ...ofTimes('baseline', baseline.response_times),
    line(
      'baseline',
      'error_rate',
      baseline.error_rate,
      baseline.rate?.interval,
      baseline.total_conversations,
    ),
    ...improvements.map((name) => line('improvement', name, improvement[name], intervals[name])),
    line('conversations', 'sessions', conversations.sessions),
    ...Object.entries(conversations.turns_per_session).map(([name, value]) => line('turns', name, value)),
    ...Object.entries(conversations.minutes_per_session).map(([name, value]) => line('minutes', name, value)),
    ...Object.entries(conversations.response_length).map(([name, value]) => line('characters', name, value)),
    line(
      'conversations',
      'repeat_questions',
      conversations.repeat_questions.rate.raw,
      conversations.repeat_questions.rate.interval,
      conversations.repeat_questions.rate.n,
    ),
    ...(feedback
      ? [
          line(
            'feedback',
            'mean_rating',
            feedback.rating?.value,
            feedback.rating?.interval,
            feedback.ratings,
          ),
          line(
            'feedback',
            'low_rate',
            feedback.low_rate.raw,
            feedback.low_rate.interval,
            feedback.low_rate.n,
          ),
          line('feedback', 'corrections', feedback.corrections),
        ]
      : []),
    ...suggestions.map(({ severity, suggestion, evidence: { measure }, proposed_change }) =>
      line(`finding_${severity}`, suggestion, measure.value, measure.interval, measure.n, proposed_change),
    ),
    ...effects.map(({ suggestion, difference, verdict, after }) =>
      line('effect', suggestion, difference?.value, difference?.interval, after?.n, verdict),
    ),
    ...(series?.buckets ?? []).flatMap(({ at, n, failures, p95, low, high, error_rate }) => [
      line('by_time', `${at} error_rate`, failures / n, error_rate.interval, n),
      line('by_time', `${at} p95_ms`, p95, low !== null && high !== null ? [low, high] : null, n),
    ]),
  ];
}
