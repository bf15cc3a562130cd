const NBSP = '\u00a0';
const EN_DASH = '–';
const MINUS = '−';

/** The first usable language of an Accept-Language header; `en-GB` when there is none. */
export function pickLocale(acceptLanguage: string | null): string {
  for (const part of acceptLanguage?.split(',') ?? []) {
    const tag = part.split(';')[0]?.trim() ?? '';
    try {
      if (tag && tag !== '*' && Intl.NumberFormat.supportedLocalesOf(tag).length > 0) return tag;
    } catch {
      // A malformed tag is the sender's problem, not the reader's.
    }
  }
  return 'en-GB';
}

export function formatNumber(value: number, locale: string, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1, ...options }).format(value);
}

/** A fraction as whole percent points without the sign; one decimal below 10 % when `fine`. */
function percentNumber(fraction: number, locale: string, fine: boolean): string {
  const digits = fine && Math.abs(fraction) < 0.1 ? 1 : 0;
  return formatNumber(fraction * 100, locale, { maximumFractionDigits: digits });
}

/** `0.12` → `12 %` */
export function formatPercent(fraction: number, locale: string, fine = false): string {
  return `${percentNumber(fraction, locale, fine)}${NBSP}%`;
}

/** `0.034` → `+3 points`: a difference of two rates, in percentage points. */
export function formatPoints(fraction: number, locale: string): string {
  const points = formatNumber(Math.abs(fraction) * 100, locale);
  const sign = fraction < 0 ? MINUS : '+';
  return `${points === '0' ? '' : sign}${points}${NBSP}${points === '1' ? 'point' : 'points'}`;
}

export interface IntervalValue {
  /** Fraction 0–1, or a plain number when `unit` is `number`. */
  mean: number;
  interval: readonly [number, number];
  n?: number | null;
  unit?: 'percent' | 'number';
}

/** `12 % (9–16 %, n = 214)`, the one way a number with its uncertainty is written. */
export function formatInterval(
  { mean, interval, n, unit = 'percent' }: IntervalValue,
  locale: string,
): string {
  const count =
    n === undefined || n === null ? '' : `, n = ${formatNumber(n, locale)}`.replaceAll(' =', `${NBSP}=`);
  const [lo, hi] = interval;
  if (unit === 'number') {
    const range = `${formatNumber(lo, locale)}${EN_DASH}${formatNumber(hi, locale)}`;
    return `${formatNumber(mean, locale)} (${range}${count})`;
  }
  const fine = hi - lo < 0.02;
  const range = `${percentNumber(lo, locale, fine)}${EN_DASH}${percentNumber(hi, locale, fine)}${NBSP}%`;
  return `${formatPercent(mean, locale, fine)} (${range}${count})`;
}

/** Money in the currency of the deal; cents only where there are any. Falls back to `1,200 XYZ` for an unknown code. */
export function formatMoney(amount: number, currency: string, locale: string, compact = false): string {
  const digits = Number.isInteger(amount) || Math.abs(amount) >= 10_000 ? 0 : 2;
  const shared: Intl.NumberFormatOptions = compact
    ? { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 }
    : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, ...shared }).format(amount);
  } catch {
    return `${new Intl.NumberFormat(locale, shared).format(amount)}${NBSP}${currency}`;
  }
}

/** `3 Nov 2026, 14:05`, or only the day. Dates without a time are read as UTC days, so they never shift. */
export function formatDate(iso: string, locale: string, timeZone: string, withTime = true): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    ...(withTime && !isDay ? { timeStyle: 'short' } : {}),
    timeZone: isDay ? 'UTC' : timeZone,
  }).format(date);
}

const STEPS: ReadonlyArray<readonly [Intl.RelativeTimeFormatUnit, number]> = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `3 days ago`, `in 2 weeks`, `just now` within a minute. */
export function formatRelative(iso: string, nowMs: number, locale: string): string {
  const seconds = (new Date(iso).getTime() - nowMs) / 1_000;
  if (Number.isNaN(seconds)) return iso;
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size);
  if (!step) return 'just now';
  const [unit, size] = step;
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}

/** The first letters of the first and the last word. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s@._-]+/)
    .filter(Boolean);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return `${first}${last}`.toUpperCase();
}
