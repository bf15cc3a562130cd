import { headerSignature } from './header';
import { inferKind, inferMapping } from './infer';
import { IMPORT_KINDS } from './kinds';
import type { ColumnPreview, FilePreview, SavedMapping } from './schema';
import { columnCells, type SourceTable } from './table';

const SAMPLES = 3;
const MAX_VALUES = 20;

/** What a person needs to see of a file before it is imported. */
export function previewTable(table: SourceTable, saved: readonly SavedMapping[]): FilePreview {
  return {
    kind: inferKind(table),
    rows: table.rows.length + table.rejected.length,
    encoding: table.encoding ?? 'utf-8',
    delimiter: table.delimiter ?? ',',
    columns: table.columns.map((column) => previewColumn(table, column)),
    mappings: Object.fromEntries(IMPORT_KINDS.map((kind) => [kind, inferMapping(kind, table)])),
    header_signature: headerSignature(table.columns),
    saved: [...saved],
    warnings: [...table.warnings, ...table.rejected].slice(0, 20),
  };
}

function previewColumn(table: SourceTable, column: string): ColumnPreview {
  const counts = new Map<string, number>();
  let blank = 0;
  for (const cell of columnCells(table, column)) {
    if (cell === '') blank++;
    else counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const values = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  return {
    column,
    samples: values
      .slice(0, SAMPLES)
      .map(({ value }) => (value.length > 60 ? `${value.slice(0, 59)}…` : value)),
    blank,
    values: values.length <= MAX_VALUES ? values : null,
  };
}
