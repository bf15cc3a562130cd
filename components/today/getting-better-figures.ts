import type { Figure } from '@/lib/learning/schema';

/** What a rep would ask first; the next ones step in where one has no value yet. */
const FIRST_ASKED = [
  'positive_replies',
  'insight_accuracy',
  'insight_helpfulness',
  'forecast_brier',
  'response_p95',
  'labels_captured',
] as const;
const SHOWN = 4;

export function figuresForToday(figures: readonly Figure[]): Figure[] {
  return FIRST_ASKED.flatMap((key) =>
    figures.filter((figure) => figure.key === key && figure.value !== null),
  ).slice(0, SHOWN);
}
