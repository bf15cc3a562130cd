import {
  type Cell,
  type Column,
  cellText,
  type DayOrder,
  inferDayOrder,
  isMissing,
  parseDate,
  parseNumber,
} from './cell';

/** What an attribute holds, decided from its values. */
export type ColumnKind = 'empty' | 'constant' | 'id' | 'number' | 'category' | 'date' | 'text';

/** An attribute, read: `numbers` has values or day numbers (NaN where missing), `texts` the trimmed cells. */
export type Profile = {
  name: string;
  kind: ColumnKind;
  dayOrder: DayOrder;
  numbers: Float64Array;
  texts: (string | null)[];
  distinct: number;
  filled: number;
};

const ID_NAME =
  /(^|[_\s.-])(id|ids|uuid|guid|key|number|no|nr|num|index|idx|row|ref|reference|hash)$|^id[_\s]|[a-z]I[Dd]$/i;

/** Reads a column and decides what it is. Pure: the same cells always give the same profile. */
export function profileColumn({ name, cells }: Column): Profile {
  const texts = cells.map((cell) => (isMissing(cell) ? null : cellText(cell)));
  const present = texts.filter((text) => text !== null);
  const distinct = new Set(present).size;
  const dayOrder = inferDayOrder(cells);
  const base = { name, dayOrder, texts, distinct, filled: present.length, numbers: new Float64Array(0) };
  if (present.length === 0) return { ...base, kind: 'empty' };
  if (distinct === 1 && present.length === cells.length) return { ...base, kind: 'constant' };
  const dates = readAll(cells, (cell) => parseDate(cell, dayOrder));
  const numbers = readAll(cells, parseNumber);
  const isUnique = distinct > 20 && distinct >= present.length * 0.95;
  if (countRead(dates) >= present.length * 0.9) return { ...base, kind: 'date', numbers: dates };
  if (countRead(numbers) >= present.length * 0.95) {
    const isId =
      isUnique && ID_NAME.test(name.trim()) && numbers.every((x) => Number.isNaN(x) || Number.isInteger(x));
    return { ...base, kind: isId ? 'id' : 'number', numbers };
  }
  return { ...base, kind: isProse(present, distinct) ? 'text' : textKind(isUnique) };
}

function textKind(isUnique: boolean): ColumnKind {
  return isUnique ? 'id' : 'category';
}

function isProse(present: readonly string[], distinct: number): boolean {
  const words = present.reduce((sum, text) => sum + text.split(/\s+/).length, 0) / present.length;
  return words >= 5 && distinct > 20 && distinct > present.length * 0.2;
}

function readAll(cells: readonly Cell[], read: (cell: Cell) => number | null): Float64Array {
  return Float64Array.from(cells, (cell) => read(cell) ?? Number.NaN);
}

function countRead(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (!Number.isNaN(value)) count++;
  return count;
}

/** Reads new cells the way a known column was read, so that training and prediction agree. */
export function readLike(kind: ColumnKind, dayOrder: DayOrder, { name, cells }: Column): Profile {
  const texts = cells.map((cell) => (isMissing(cell) ? null : cellText(cell)));
  const filled = texts.reduce((sum, text) => sum + Number(text !== null), 0);
  let numbers = new Float64Array(0);
  if (kind === 'number') numbers = readAll(cells, parseNumber) as Float64Array<ArrayBuffer>;
  if (kind === 'date')
    numbers = readAll(cells, (cell) => parseDate(cell, dayOrder)) as Float64Array<ArrayBuffer>;
  return { name, kind, dayOrder, numbers, texts, distinct: 0, filled };
}

/** The same column for some of its deals. */
export function takeRows(profile: Profile, rows: Int32Array): Profile {
  const texts = Array.from(rows, (row) => profile.texts[row] ?? null);
  const numbers =
    profile.numbers.length === 0
      ? profile.numbers
      : Float64Array.from(rows, (row) => profile.numbers[row] as number);
  return { ...profile, texts, numbers, filled: texts.reduce((sum, text) => sum + Number(text !== null), 0) };
}
