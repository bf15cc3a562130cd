import { formatMoney, formatNumber, formatPercent, formatPoints } from '@/components/ui/format';
import type { Estimate, Figure } from '@/lib/learning/schema';

const NBSP = '\u00a0';
const MINUS = '−';
const SUFFIX: Partial<Record<Figure['unit'], string>> = {
  share: '%',
  hours: 'h',
  days: 'days',
  ms: 'ms',
  stars: 'of 5',
};

type Unit = Pick<Figure, 'unit' | 'currency'>;
type Range = readonly [number, number];

/** What became of a figure since the period before; `counted` where there is no interval to judge it by. */
export type Verdict = 'better' | 'worse' | 'unclear' | 'counted' | 'none';

/** Decimals that are worth reading at this size. */
function digitsOf(value: number): number {
  if (Math.abs(value) < 1) return 3;
  return Math.abs(value) < 10 ? 2 : 1;
}

function bare(value: number, { unit, currency }: Unit, locale: string): string {
  if (unit === 'share') return formatPercent(value, locale, true).replace(`${NBSP}%`, '');
  if (unit === 'points') return formatNumber(value * 100, locale);
  if (unit === 'money') return formatMoney(value, currency ?? '', locale, Math.abs(value) >= 10_000);
  const digits = unit === 'count' || unit === 'ms' ? 0 : digitsOf(value);
  return formatNumber(value, locale, { maximumFractionDigits: digits });
}

function withSuffix(text: string, unit: Figure['unit']): string {
  const suffix = SUFFIX[unit];
  return suffix ? `${text}${NBSP}${suffix}` : text;
}

/** A value in its unit: `12 %`, `420 ms`, `+3 points`. */
export function valueText(value: number, unit: Unit, locale: string): string {
  if (unit.unit === 'points') return formatPoints(value, locale);
  return withSuffix(bare(value, unit, locale), unit.unit);
}

function rangeText([low, high]: Range, unit: Unit, locale: string): string {
  if (unit.unit === 'points') return `${signed(low, unit, locale)} to ${differenceText(high, unit, locale)}`;
  return withSuffix(`${bare(low, unit, locale)}–${bare(high, unit, locale)}`, unit.unit);
}

/** What a value rests on: `9–16 %, n = 214`. */
export function basisText({ interval, n }: Omit<Estimate, 'value'>, unit: Unit, locale: string): string {
  const count = `n${NBSP}=${NBSP}${formatNumber(n, locale)}`;
  return interval ? `${rangeText(interval, unit, locale)}, ${count}` : count;
}

/** Differences of shares are points, and those of stars are no longer of five. */
const ofDifference = ({ unit, currency }: Unit): Unit => ({
  unit: unit === 'share' ? 'points' : unit,
  currency,
});

function signed(value: number, unit: Unit, locale: string): string {
  const text = bare(Math.abs(value), ofDifference(unit), locale);
  if (value === 0) return text;
  return `${value < 0 ? MINUS : '+'}${text}`;
}

/** A difference with its sign: `+9 points`, `−40 ms`. */
export function differenceText(value: number, unit: Unit, locale: string): string {
  const kind = ofDifference(unit).unit;
  if (kind === 'points') return formatPoints(value, locale);
  const text = signed(value, unit, locale);
  return kind === 'stars' ? text : withSuffix(text, kind);
}

/** The difference in time that a figure tells: its change, or the figure itself where it is one. */
export function movementOf({ scope, value, interval, change }: Figure): Figure['change'] {
  if (scope === 'month') return value === null ? null : { value, interval };
  return change;
}

/** A range of change that holds zero is no change that anybody could count on. */
export function verdictOf(figure: Figure): Verdict {
  const movement = movementOf(figure);
  if (!movement) return 'none';
  if (!movement.interval) return 'counted';
  const [low, high] = movement.interval;
  if (low <= 0 && high >= 0) return 'unclear';
  if (figure.better === 'neutral') return 'counted';
  return movement.value > 0 === (figure.better === 'higher') ? 'better' : 'worse';
}

/** `+9 points (+3 to +15)`. */
export function movementText({ value, interval }: NonNullable<Figure['change']>, unit: Unit, locale: string) {
  const text = differenceText(value, unit, locale);
  if (!interval) return text;
  const [low, high] = interval.map((end) => signed(end, unit, locale));
  return `${text} (${low} to ${high})`;
}
