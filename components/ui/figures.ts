import type { CsvCell } from '@/lib/csv';

/** Every value of an answer of the API as a row: `funnel › 0 › rate` and the value. */
export function figureRows(value: unknown, path: readonly string[] = []): [name: string, value: CsvCell][] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => figureRows(inner, [...path, name]));
  return [[path.join(' › '), value as CsvCell]];
}
