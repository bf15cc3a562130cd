import type { Tone } from '@/components/ui/badge';
import { formatDate, formatNumber, formatPercent, formatPoints } from '@/components/ui/format';
import type { Effect, ReportRow, Suggestion } from '@/lib/conversations/report-schema';

export type Unit = 'percent' | 'ms' | 'stars' | 'number';
export type Figure = { value: number; interval: readonly [number, number] | null; n: number };

const NBSP = '\u00a0';
export const SEVERITY: Record<Suggestion['severity'], { label: string; tone: Tone }> = {
  high: { label: 'High', tone: 'bad' },
  medium: { label: 'Medium', tone: 'warn' },
  low: { label: 'Low', tone: 'neutral' },
};
export const VERDICT: Record<Effect['verdict'], { label: string; tone: Tone; words: string }> = {
  mended: { label: 'Mended', tone: 'good', words: 'No longer found, and credibly lower.' },
  still_there: { label: 'Still there', tone: 'bad', words: 'Found again.' },
  unclear: { label: 'Unclear', tone: 'neutral', words: 'Not found, but the difference may be chance.' },
  not_measurable: { label: 'Not measurable', tone: 'neutral', words: 'Nothing of the kind was said.' },
};

export function agentsLabel({
  agent_name,
  is_unnamed,
}: Pick<ReportRow, 'agent_name' | 'is_unnamed'>): string {
  if (is_unnamed) return 'Agents without a name';
  return agent_name ?? 'All agents';
}

export const whyWords = (trigger: ReportRow['trigger']): string =>
  trigger === 'automatic' ? 'Enough arrived' : 'On demand';

/** The unit that a finding is measured in. */
export const unitOf = (key: string): Unit => (key === 'slow' ? 'ms' : 'percent');

export function valueWords(value: number, unit: Unit, locale: string): string {
  if (unit === 'percent') return formatPercent(value, locale, true);
  if (unit === 'ms') return `${formatNumber(value, locale, { maximumFractionDigits: 0 })}${NBSP}ms`;
  return formatNumber(value, locale, { maximumFractionDigits: unit === 'stars' ? 2 : 1 });
}

/** `412 ms (398–430 ms, n = 2,000)`; without the range where there are too few for one. */
export function figureWords({ value, interval, n }: Figure, unit: Unit, locale: string): string {
  const count = `n${NBSP}=${NBSP}${formatNumber(n, locale)}`;
  const range = interval
    ? `${valueWords(interval[0], unit, locale).split(NBSP)[0]}–${valueWords(interval[1], unit, locale)}, `
    : '';
  return `${valueWords(value, unit, locale)} (${range}${count})`;
}

export type Change = { text: string; verdict: 'better' | 'worse' | 'unclear' };

/** An improvement in words: above zero is better. `12 % faster (5–19 %)`; `unclear` while the interval contains zero. */
export function changeWords(
  value: number | null,
  interval: readonly [number, number] | null,
  words: readonly [better: string, worse: string],
  format: (value: number) => string,
): Change | null {
  if (value === null) return null;
  const sign = value < 0 ? -1 : 1;
  const range = interval
    ? ` (${signed(interval[sign === 1 ? 0 : 1] * sign, format)} to ${signed(interval[sign === 1 ? 1 : 0] * sign, format)})`
    : '';
  const text = `${format(Math.abs(value))} ${value < 0 ? words[1] : words[0]}${range}`;
  if (interval === null || (interval[0] <= 0 && interval[1] >= 0)) return { text, verdict: 'unclear' };
  return { text, verdict: interval[0] > 0 ? 'better' : 'worse' };
}
/** A value that rounds to nothing has no sign. */
function signed(value: number, format: (value: number) => string): string {
  const words = format(Math.abs(value));
  return value < 0 && words !== format(0) ? `−${words}` : words;
}

export const pointsWords = (fraction: number, locale: string): string =>
  formatPoints(fraction, locale).replace('+', '');
export const percentWords = (value: number, locale: string): string =>
  `${formatNumber(value, locale, { maximumFractionDigits: 0 })}${NBSP}%`;

export function periodWords(from: string, to: string, locale: string, timeZone: string): string {
  const [start, end] = [from, to].map((at) => formatDate(at, locale, timeZone));
  return `${start} – ${end}`;
}

/** The hour, day or week of a chart, as the organisation's zone counts it. */
export function bucketLabel(
  at: string,
  unit: 'hour' | 'day' | 'week',
  locale: string,
  timeZone: string,
): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(unit === 'hour' ? { hour: '2-digit', minute: '2-digit' } : {}),
    timeZone,
  }).format(new Date(at));
}

/** A report that was asked for has a period of speaking; an automatic one of arrival. */
export const periodKind = (trigger: ReportRow['trigger']): string =>
  trigger === 'automatic' ? 'Arrived' : 'Said';
