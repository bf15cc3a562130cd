/** A raw attribute value, from a CSV cell or a jsonb attribute. */
export type Cell = string | number | boolean | null | undefined;

/** A named attribute with one cell per deal. */
export type Column = { name: string; cells: readonly Cell[] };

const MISSING = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', 'nil', 'undefined', '-', '--', '?', '.']);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_MS = 86_400_000;

/** True for empty cells and the usual ways of writing "no value"; "none" and "unknown" are answers, not gaps. */
export function isMissing(cell: Cell): cell is null | undefined | '' {
  if (cell === null || cell === undefined) return true;
  if (typeof cell === 'number') return Number.isNaN(cell);
  return typeof cell === 'string' && MISSING.has(cell.trim().toLowerCase());
}

/** The cell as comparable text. */
export function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell.trim() : String(cell ?? '');
}

/**
 * A number written plainly, with thousands separators (English or continental), a currency sign, a percent
 * sign or accounting parentheses; otherwise null. Never guesses from part of a text.
 */
export function parseNumber(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'boolean') return Number(cell);
  if (isMissing(cell)) return null;
  const bare = cell.trim().replace(/^[$€£¥]\s*|\s*[$€£¥%]$/g, '');
  const negative = /^\(.*\)$/.test(bare);
  const body = (negative ? bare.slice(1, -1) : bare).replace(/(?<=\d)[\s'\u00a0](?=\d{3})/g, '');
  if (!/^[+-]?[\d.,]*\d[\d.,]*(e[+-]?\d+)?$/i.test(body)) return null;
  const value = Number(plainDecimal(body));
  if (!Number.isFinite(value)) return null;
  return negative ? -value : value;
}

function plainDecimal(text: string): string {
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  if (comma < 0) return (text.match(/\./g) ?? []).length > 1 ? text.replaceAll('.', '') : text;
  if (point > comma) return text.replaceAll(',', '');
  if (point >= 0) return text.replaceAll('.', '').replace(',', '.');
  return /^[+-]?\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text.replace(',', '.');
}

function dayNumber(year: number, month: number, day: number, time: string | undefined): number | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const full = year < 100 ? year + (year < 70 ? 2000 : 1900) : year;
  if (full < 1900 || full > 2200) return null;
  const clock = time?.match(/^(\d{1,2}):(\d{2})/);
  const fraction = clock ? (Number(clock[1]) * 60 + Number(clock[2])) / 1440 : 0;
  return Date.UTC(full, month - 1, day) / DAY_MS + fraction;
}

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T\s]+(\d{1,2}:\d{2}\S*)?.*)?$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[T\s,]+(\d{1,2}:\d{2}).*)?$/;
const NAMED_DAY_FIRST =
  /^(\d{1,2})[-\s.]+([a-z]{3})[a-z]*[-\s.,]+(\d{4}|\d{2})(?:[T\s]+(\d{1,2}:\d{2}).*)?$/i;
const NAMED_MONTH_FIRST =
  /^([a-z]{3})[a-z]*[-\s.]+(\d{1,2})(?:st|nd|rd|th)?[,\s]+(\d{4})(?:[T\s]+(\d{1,2}:\d{2}).*)?$/i;
const COMPACT = /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;

/** How a column writes 03/04/2020. */
export type DayOrder = 'day_first' | 'month_first';

/**
 * Days since 1970-01-01 (with the time of day as a fraction) of a date in ISO, year-last, named-month or compact
 * form; null if it is none. Time zones are ignored: the unit that matters here is the day.
 */
export function parseDate(cell: Cell, dayOrder: DayOrder): number | null {
  if (isMissing(cell) || typeof cell === 'boolean') return null;
  const text = cellText(cell);
  if (text.length < 6 || text.length > 40) return null;
  const iso = YEAR_FIRST.exec(text);
  if (iso) return dayNumber(Number(iso[1]), Number(iso[2]), Number(iso[3] ?? 1), iso[4]);
  const last = YEAR_LAST.exec(text);
  if (last) {
    const [first, second] = [Number(last[1]), Number(last[3])];
    const isDayFirst = first > 12 || (second <= 12 && dayOrder === 'day_first');
    return isDayFirst
      ? dayNumber(Number(last[4]), second, first, last[5])
      : dayNumber(Number(last[4]), first, second, last[5]);
  }
  const named = NAMED_DAY_FIRST.exec(text);
  if (named) return dayNumber(Number(named[3]), monthNumber(named[2]), Number(named[1]), named[4]);
  const english = NAMED_MONTH_FIRST.exec(text);
  if (english) return dayNumber(Number(english[3]), monthNumber(english[1]), Number(english[2]), english[4]);
  if (COMPACT.test(text)) {
    return dayNumber(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)), undefined);
  }
  return null;
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').toLowerCase()) + 1;
}

/** Day-first or month-first, from the dates of the column that can only be read one way; dots mean day-first. */
export function inferDayOrder(cells: readonly Cell[]): DayOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const cell of cells) {
    const match = typeof cell === 'string' ? YEAR_LAST.exec(cell.trim()) : null;
    if (!match) continue;
    if (Number(match[1]) > 12) dayFirst++;
    else if (Number(match[3]) > 12) monthFirst++;
    else if (match[2] === '.') dayFirst += 0.01;
  }
  return dayFirst > monthFirst ? 'day_first' : 'month_first';
}
