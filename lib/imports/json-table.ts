import { AppError } from '../errors';
import { MAX_COLUMNS, MAX_JSON_ROWS, type RowError } from './schema';
import type { SourceRow, SourceTable } from './table';

/** A JSON array of objects as a table: its columns are all the keys that occur. */
export function readJson(body: unknown): SourceTable {
  if (!Array.isArray(body)) {
    throw new AppError(
      'validation',
      'The body must be a JSON array of rows, or CSV with the content type text/csv.',
    );
  }
  if (body.length > MAX_JSON_ROWS) {
    throw new AppError(
      'too_large',
      `The array has ${body.length} rows; the limit is ${MAX_JSON_ROWS}. Send several, or CSV.`,
    );
  }
  const places = new Map<string, number>();
  const rejected: RowError[] = [];
  const objects: { row: number; entries: [string, unknown][] }[] = [];
  body.forEach((item: unknown, index) => {
    const row = index + 1;
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      rejected.push({ row, field: '', message: 'The row is not an object.' });
      return;
    }
    const entries = Object.entries(item).map(([key, value]): [string, unknown] => [clean(key), tidy(value)]);
    for (const [key] of entries) if (!places.has(key)) places.set(key, places.size);
    objects.push({ row, entries });
  });
  if (places.size > MAX_COLUMNS) {
    throw new AppError(
      'validation',
      `The rows have ${places.size} different keys; the limit is ${MAX_COLUMNS}.`,
    );
  }
  const columns = [...places.keys()];
  const rows = objects.map(({ row, entries }): SourceRow => {
    const cells: unknown[] = Array.from({ length: columns.length }, () => undefined);
    for (const [key, value] of entries) cells[places.get(key) ?? 0] = value;
    return { row, cells };
  });
  return { columns, rows, rejected, warnings: [], encoding: 'utf-8', delimiter: null };
}

/** Postgres stores no NUL and no half of a surrogate pair. */
export function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

function tidy(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean(key), tidy(inner)]));
}
