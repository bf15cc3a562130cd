import type { Reading } from './number';
import { shorten } from './number';

export type DateOrder = 'dmy' | 'mdy';
/** `mixed`: the column has dates of both orders. */
export type ColumnOrder = DateOrder | 'mixed' | undefined;

type Parts = { year: number; month: number; day: number };
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const OTHER_MONTHS: Record<string, number> = {
  mär: 3,
  mrz: 3,
  mai: 5,
  okt: 10,
  dez: 12,
  fév: 2,
  avr: 4,
  juil: 7,
  août: 8,
  ago: 8,
  ene: 1,
  abr: 4,
  dic: 12,
};
const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/;
const EXCEL_FIRST = 20_000;
const EXCEL_LAST = 80_000;
const EXCEL_EPOCH_DAYS = 25_569;

/** What the unambiguous dates of a column say about 03/04/2024: 25/12 proves day first, 12/25 month first. */
export function dateOrderOf(values: Iterable<string>): ColumnOrder {
  const seen = new Set<DateOrder>();
  for (const value of values) {
    const match = NUMERIC.exec(dateAndTime(value).date);
    if (!match || value.includes('.')) continue;
    const [first, second] = [Number(match[1]), Number(match[2])];
    if (first > 12 && second <= 12) seen.add('dmy');
    if (second > 12 && first <= 12) seen.add('mdy');
  }
  return seen.size === 2 ? 'mixed' : [...seen][0];
}

/** A moment as ISO 8601 UTC. Times without a zone are UTC; dates without a time are midnight. */
export function readTimestamp(text: string, order?: ColumnOrder): Reading<string> {
  const iso = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text.trim()) ? readIsoMoment(text.trim()) : undefined;
  if (iso) return iso;
  const { date, time } = dateAndTime(text);
  const day = readParts(date, order);
  if (!day.ok) return day;
  const clock = time ? readClock(time) : 0;
  if (clock === undefined) return { ok: false, message: `"${shorten(text)}" is not a date and time.` };
  const { year, month, day: dayOfMonth } = day.value;
  const moment = new Date(Date.UTC(year, month - 1, dayOfMonth) + clock * 1000);
  return { ok: true, value: moment.toISOString() };
}

export function readDate(text: string, order?: ColumnOrder): Reading<string> {
  const moment = readTimestamp(text, order);
  return moment.ok ? { ...moment, value: moment.value.slice(0, 10) } : moment;
}

function readIsoMoment(text: string): Reading<string> | undefined {
  const withZone = /(Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`;
  const moment = new Date(
    withZone
      .replace(' ', 'T')
      .replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
      .replace(' UTC', ''),
  );
  const day = readParts(text.slice(0, 10), undefined);
  if (!day.ok) return day;
  return Number.isNaN(moment.getTime()) ? undefined : { ok: true, value: moment.toISOString() };
}

function readParts(text: string, order: ColumnOrder): Reading<Parts> {
  const unreadable: Reading<Parts> = { ok: false, message: `"${shorten(text)}" is not a date.` };
  const ymd =
    /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(text) ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (ymd) return check({ year: Number(ymd[1]), month: Number(ymd[2]), day: Number(ymd[3]) }, text);
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const days = Math.floor(Number(text));
    if (days < EXCEL_FIRST || days > EXCEL_LAST) return unreadable;
    const moment = new Date((days - EXCEL_EPOCH_DAYS) * 86_400_000);
    return check(
      { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate() },
      text,
    );
  }
  const numeric = NUMERIC.exec(text);
  if (numeric) return readNumericDate(text, numeric, order);
  const dayFirst =
    /^(?:\p{L}{2,9},?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(\p{L}+)\.?,?[\s-]+(\d{4}|\d{2})$/u.exec(text);
  const monthFirst = /^(?:\p{L}{2,9},?\s+)?(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(text);
  const named = dayFirst
    ? { day: dayFirst[1], month: dayFirst[2], year: dayFirst[3] }
    : { month: monthFirst?.[1], day: monthFirst?.[2], year: monthFirst?.[3] };
  const month = monthOf(named.month ?? '');
  return month
    ? check({ year: fullYear(named.year ?? ''), month, day: Number(named.day) }, text)
    : unreadable;
}

function readNumericDate(text: string, match: RegExpExecArray, order: ColumnOrder): Reading<Parts> {
  const [first, second, year] = [Number(match[1]), Number(match[2]), fullYear(match[3] ?? '')];
  const dmy = { year, month: second, day: first };
  const mdy = { year, month: first, day: second };
  // A date with points is day first everywhere.
  if (first > 12 || text.includes('.') || first === second) return check(dmy, text);
  if (second > 12) return check(mdy, text);
  if (order === 'dmy') return check(dmy, text);
  if (order === 'mdy') return check(mdy, text);
  const why = order === 'mixed' ? 'the column has both orders' : 'no date of the column tells which';
  return {
    ok: false,
    message: `"${text}" could be ${inWords(dmy)} or ${inWords(mdy)}: ${why}. Choose the order of its dates in the mapping (date_order).`,
  };
}

function check(parts: Parts, text: string): Reading<Parts> {
  const { year, month, day } = parts;
  const moment = new Date(Date.UTC(year, month - 1, day));
  const isReal = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  if (!isReal) return { ok: false, message: `"${shorten(text)}" is not a date of the calendar.` };
  if (year < 1900 || year > 2200)
    return { ok: false, message: `The year of "${shorten(text)}" is not plausible.` };
  return { ok: true, value: parts };
}

function inWords({ day, month }: Parts): string {
  return `${day} ${MONTHS[month - 1]}`;
}

/** Two digits: 70–99 are the last century, as spreadsheets have it. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}

function monthOf(name: string): number | undefined {
  const lower = name.toLowerCase();
  const index = MONTHS.findIndex((month) => lower.startsWith(month.toLowerCase()));
  if (index >= 0) return index + 1;
  const other = Object.entries(OTHER_MONTHS).find(([prefix]) => lower.startsWith(prefix));
  return other?.[1];
}

function dateAndTime(text: string): { date: string; time?: string } {
  const trimmed = text.trim();
  const match =
    /^(.*?)(?:,?\s+|T)(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?)\s*(?:UTC|Z)?$/i.exec(trimmed);
  return match?.[1] && match[2] ? { date: match[1].trim(), time: match[2] } : { date: trimmed };
}

/** Seconds since midnight. */
function readClock(text: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap])?/i.exec(text);
  if (!match) return undefined;
  const half = match[4]?.toLowerCase();
  const given = Number(match[1]);
  const afternoon = half === 'p' && given < 12 ? 12 : 0;
  const hour = half === 'a' && given === 12 ? 0 : given + afternoon;
  const [minute, second] = [Number(match[2]), Number(match[3] ?? 0)];
  return hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : undefined;
}
