import { formatNumber } from '@/components/ui/format';
import type { Figure } from '@/lib/personas/figure-schema';

const NBSP = '\u00a0';
const HOURS_A_DAY = 24;
/** Up to two days are said in hours. */
const DAYS_FROM_HOURS = 48;

export type Unit = 'hours' | 'days' | 'minutes' | 'per_week' | 'times';
type Scale = { divisor: number; one: string; many: string };

const SCALES: Record<Exclude<Unit, 'hours'>, Scale> = {
  days: { divisor: 1, one: 'day', many: 'days' },
  minutes: { divisor: 1, one: 'minute', many: 'minutes' },
  per_week: { divisor: 1, one: 'a week', many: 'a week' },
  times: { divisor: 1, one: '× usual', many: '× usual' },
};

function scaleOf(unit: Unit, value: number): Scale {
  if (unit !== 'hours') return SCALES[unit];
  if (value >= DAYS_FROM_HOURS) return { divisor: HOURS_A_DAY, one: 'day', many: 'days' };
  return value < 1
    ? { divisor: 1 / 60, one: 'minute', many: 'minutes' }
    : { divisor: 1, one: 'hour', many: 'hours' };
}

function numberOf(value: number, { divisor }: Scale, locale: string): string {
  const scaled = value / divisor;
  return formatNumber(scaled, locale, { maximumFractionDigits: scaled < 10 ? 1 : 0 });
}

/** `18 hours`, `3.2 days`, `25 minutes`: in the unit that reads best. */
export function measureText(value: number, unit: Unit, locale: string): string {
  const scale = scaleOf(unit, value);
  const number = numberOf(value, scale, locale);
  return `${number}${NBSP}${number === '1' ? scale.one : scale.many}`;
}

export interface FigureText {
  value: string;
  /** The interval and n, or why there is none. */
  note: string;
}

/** A figure as it is shown: `18 hours` over `12–30 hours, n = 9`. */
export function figureText({ value, interval, n }: Figure, unit: Unit, locale: string): FigureText {
  if (value === null) return { value: '–', note: 'nothing observed yet' };
  const count = `n${NBSP}=${NBSP}${formatNumber(n, locale)}`;
  const text = measureText(value, unit, locale);
  if (!interval) return { value: text, note: `${count}, too few for an interval` };
  const scale = scaleOf(unit, value);
  const range = interval.map((end) => numberOf(end, scale, locale)).join('–');
  return { value: text, note: `${range}${NBSP}${scale.many}, ${count}` };
}
