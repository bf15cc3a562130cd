import { formatNumber, formatPercent } from '@/components/ui/format';
import type { BenchmarkRow } from '@/lib/personas/benchmark-schema';
import type { BenchmarkMetric, BenchmarkSource } from '@/lib/personas/compare-schema';

export const METRICS: readonly { value: BenchmarkMetric; label: string }[] = [
  { value: 'engagement_rate', label: 'Engagement' },
  { value: 'deal_cycle_days', label: 'Deal cycle' },
  { value: 'response_hours', label: 'Response time' },
];

export const METRIC_WORDS: Record<BenchmarkMetric, { about: string; unit: string; hint: string }> = {
  engagement_rate: {
    about: 'Share of e-mails that a person opened, clicked or replied to.',
    unit: 'Percent of messages',
    hint: 'From 0 to 100.',
  },
  deal_cycle_days: {
    about: 'Days from opening a deal to winning it.',
    unit: 'Days',
    hint: 'From 1 to 3,650.',
  },
  response_hours: {
    about: 'Median hours until a person answers.',
    unit: 'Hours',
    hint: 'From 0.1 to 2,160.',
  },
};

export const SOURCE_WORDS: Record<BenchmarkSource, string> = {
  built_in: 'Built-in assumption',
  own: 'Own figures',
  commons: 'Commons',
  custom: 'Entered by an admin',
};

const SIZE_WORDS = {
  small: 'Small (1–50)',
  medium: 'Medium (51–200)',
  large: 'Large (over 200)',
  all: 'Any size',
};
export const sizeWord = (size: BenchmarkRow['company_size']): string => SIZE_WORDS[size];

export function industryWord(industry: BenchmarkRow['industry']): string {
  if (industry === 'all') return 'Any industry';
  const words = industry.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `30 %`, `85 days`, `24 h`. */
export function formatFigure(metric: BenchmarkMetric, value: number, locale: string): string {
  if (metric === 'engagement_rate') return formatPercent(value, locale);
  const number = formatNumber(value, locale, { maximumFractionDigits: value < 10 ? 1 : 0 });
  return `${number} ${metric === 'deal_cycle_days' ? 'days' : 'h'}`;
}

/** `53–66 %`, `68–97 days`: the unit once. */
export function formatRange(
  metric: BenchmarkMetric,
  [low, high]: readonly [number, number],
  locale: string,
): string {
  const from = formatFigure(metric, low, locale).replace(/[\s\u00a0](%|days|h)$/, '');
  return `${from}–${formatFigure(metric, high, locale)}`;
}

/** What stands in the field: percent points for a share. */
export const toField = (metric: BenchmarkMetric, value: number): string =>
  String(Number((metric === 'engagement_rate' ? value * 100 : value).toPrecision(4)));

/** What a person typed, with a comma or a point; NaN when it is no number. */
export function fromField(metric: BenchmarkMetric, text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.').replace('%', ''));
  return metric === 'engagement_rate' ? number / 100 : number;
}
