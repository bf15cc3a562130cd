import type { Issue, RowError } from './schema';

/** A file or a JSON array as columns and rows. `undefined` in a cell: the row does not have that column. */
export type SourceRow = { row: number; line?: number; cells: readonly unknown[] };
export type SourceTable = {
  columns: readonly string[];
  rows: readonly SourceRow[];
  /** Rows that could not be read at all. */
  rejected: readonly RowError[];
  warnings: readonly Issue[];
  encoding: string | null;
  delimiter: string | null;
};

/** How a cell reads to a person; blank cells and the usual markers for "no value" are ''. */
export function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') {
    const text = cell.trim();
    return BLANK_MARKERS.has(text) ? '' : text;
  }
  if (typeof cell === 'object') return JSON.stringify(cell);
  return String(cell);
}

const BLANK_MARKERS = new Set([
  '-',
  '--',
  '—',
  '#N/A',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#DIV/0!',
  'NULL',
  'null',
  'NaN',
  '\\N',
]);

export function columnCells(table: SourceTable, column: string): string[] {
  const index = table.columns.indexOf(column);
  return index < 0 ? [] : table.rows.map((row) => cellText(row.cells[index]));
}
