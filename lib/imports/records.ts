import { looksLikeFormula } from '../csv';
import { type ColumnEvidence, evidenceOf, LONG_FIELDS, mappedText, readField } from './coerce';
import { bagOf } from './fields';
import { finishRecord } from './finish-record';
import { clean } from './json-table';
import type { ImportKind } from './kinds';
import type { MappedColumn, ResolvedMapping } from './mapping';
import { shorten } from './number';
import type { Issue, RowError } from './schema';
import { cellText, columnCells, type SourceRow, type SourceTable } from './table';
import { statusOfWord } from './words';

export type ImportRecord = { row: number; line?: number; data: Record<string, unknown> };
export type Records = { records: ImportRecord[]; errors: RowError[]; warnings: Issue[] };
export type PreparedColumn = MappedColumn & ColumnEvidence & { isNumeric: boolean; hasOwnStages: boolean };
/** What a row gathers while it is read. */
export type Draft = {
  data: Record<string, unknown>;
  errors: Omit<RowError, 'row'>[];
  warnings: Issue[];
  statusText?: string;
};

const NOT_NULL = new Set(['currency', 'training_consent', 'stage', 'name']);
const PLAIN_NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/;
const MAX_ATTRIBUTE = 10_000;

/** Reads every row of the table as a record of its kind. A row with a value that cannot be read is rejected. */
export function readRecords(kind: ImportKind, table: SourceTable, { columns }: ResolvedMapping): Records {
  const prepared = columns.map((column): PreparedColumn => {
    const cells = column.field && column.field.type !== 'status' ? [] : columnCells(table, column.column);
    return {
      ...column,
      ...evidenceOf(table, column),
      isNumeric: !column.field && cells.every((cell) => cell === '' || PLAIN_NUMBER.test(cell)),
      hasOwnStages: cells.some((cell) => cell !== '' && cell.toLowerCase() !== statusOfWord(cell)),
    };
  });
  const result: Records = { records: [], errors: [...table.rejected], warnings: [...table.warnings] };
  for (const source of table.rows) {
    const draft = readRow(kind, source, prepared);
    const place = source.line === undefined ? { row: source.row } : { row: source.row, line: source.line };
    for (const warning of draft.warnings) result.warnings.push({ ...place, ...warning });
    if (draft.errors.length > 0) result.errors.push(...draft.errors.map((error) => ({ ...place, ...error })));
    else result.records.push({ ...place, data: draft.data });
  }
  return result;
}

function readRow(kind: ImportKind, { cells }: SourceRow, columns: readonly PreparedColumn[]): Draft {
  const draft: Draft = { data: {}, errors: [], warnings: [] };
  const bag: Record<string, unknown> = {};
  for (const column of columns) {
    const cell = cells[column.index];
    if (cell === undefined) continue;
    if (column.field) readCell(draft, column, cell, column.field);
    else keep(bag, draft, column, cell);
  }
  const bagName = bagOf(kind);
  if (bagName) draft.data[bagName] = { ...asObject(draft.data[bagName]), ...bag };
  finishRecord(kind, draft, columns);
  return draft;
}

function readCell(
  draft: Draft,
  column: PreparedColumn,
  cell: unknown,
  { field, type, required, label }: NonNullable<MappedColumn['field']>,
): void {
  const text = clean(mappedText(cell, column.values));
  if (field === 'status') draft.statusText = column.hasOwnStages ? clean(cellText(cell)) : '';
  if (text === '') {
    if (required) draft.errors.push({ field, message: `${label} is missing.` });
    else if (!NOT_NULL.has(field)) draft.data[field] = null;
    return;
  }
  const reading = readField(type, text, column, LONG_FIELDS[field]);
  if (!reading.ok) {
    if (type === 'employees') draft.data.employees_text = text;
    else draft.errors.push({ field, message: reading.message });
    return;
  }
  draft.data[field] = reading.value;
  if (type === 'amount') draft.data.amount_text = text;
  if (reading.warning) draft.warnings.push({ field, message: reading.warning });
  if (typeof reading.value === 'string' && looksLikeFormula(text)) warnOfFormula(draft, field, text);
}

function keep(
  bag: Record<string, unknown>,
  draft: Draft,
  { column, key, isNumeric, values }: PreparedColumn,
  cell: unknown,
): void {
  if (typeof cell === 'object' && cell !== null) {
    if (column === 'attributes' || column === 'metadata') Object.assign(bag, cell);
    else bag[key] = cell;
    return;
  }
  if (typeof cell === 'number' || typeof cell === 'boolean') {
    bag[key] = cell;
    return;
  }
  const text = clean(mappedText(cell, values));
  if (text.length > MAX_ATTRIBUTE) {
    draft.errors.push({
      field: column,
      message: `The text is ${text.length} characters long; the limit is ${MAX_ATTRIBUTE}.`,
    });
    return;
  }
  if (looksLikeFormula(text)) warnOfFormula(draft, column, text);
  bag[key] = isNumeric && text !== '' ? Number(text) : text || null;
}

function warnOfFormula(draft: Draft, field: string, text: string): void {
  draft.warnings.push({
    field,
    message: `"${shorten(text, 30)}" looks like a formula; it is kept as text and never run.`,
  });
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
