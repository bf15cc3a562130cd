import { AppError, type FieldError } from '../errors';
import { bagOf, FIELDS, type Field, fieldOf } from './fields';
import { inferMapping, missingFields } from './infer';
import { ATTRIBUTES, IGNORE, type ImportKind, KIND_LABELS } from './kinds';
import type { ColumnMapping, Issue, Mapping } from './schema';
import type { SourceTable } from './table';

export type MappedColumn = {
  column: string;
  index: number;
  rule: ColumnMapping;
  /** Undefined: the column goes to the attributes under `key`. */
  field: Field | undefined;
  key: string;
};
export type ResolvedMapping = { mapping: Mapping; columns: MappedColumn[]; warnings: Issue[] };

/**
 * The mapping that is used: the given one, where columns that it does not name are kept as attributes, or an
 * inferred one. A required field that the given one forgets is looked for among the rest.
 */
export function resolveMapping(kind: ImportKind, table: SourceTable, given?: Mapping): ResolvedMapping {
  const inferred = inferMapping(kind, table);
  const warnings: Issue[] = [];
  const mapping = given ? completed(kind, table, given, inferred) : inferred;
  if (given) {
    checkGiven(kind, given);
    const absent = Object.keys(given).filter((column) => !table.columns.includes(column));
    if (absent.length > 0)
      warnings.push({
        message: `The mapping names columns that the file does not have: ${absent.join(', ')}.`,
      });
  }
  const missing = missingFields(kind, mapping);
  // An array of JSON objects may leave a field out of some rows only: that is said row by row.
  if (missing.length > 0 && table.delimiter !== null) throw incomplete(kind, table, missing);
  const columns = table.columns.flatMap((column, index): MappedColumn[] => {
    const rule = mapping[column];
    if (!rule || rule.field === IGNORE || rule.field === '') return [];
    const bagKey = /^(?:attributes|metadata)\.(.+)$/.exec(rule.field)?.[1];
    const field = fieldOf(kind, rule.field);
    if (!field && bagOf(kind) === null) return [];
    return [{ column, index, rule, field, key: bagKey ?? column }];
  });
  return { mapping, columns, warnings };
}

function completed(kind: ImportKind, table: SourceTable, given: Mapping, inferred: Mapping): Mapping {
  const rest = bagOf(kind) === null ? IGNORE : ATTRIBUTES;
  const wanted = new Set(missingFields(kind, given).map(({ field }) => field));
  if (wanted.has('status')) wanted.add('stage');
  const entries = table.columns.map((column): [string, ColumnMapping] => {
    const own = given[column];
    if (own) return [column, own];
    const guess = inferred[column]?.field ?? rest;
    return [column, { field: wanted.has(guess) ? guess : rest }];
  });
  return Object.fromEntries(entries);
}

function checkGiven(kind: ImportKind, given: Mapping): void {
  const errors: FieldError[] = [];
  const users = new Map<string, string>();
  for (const [column, { field }] of Object.entries(given)) {
    const isBag = field === ATTRIBUTES || field === 'metadata' || /^(attributes|metadata)\../.test(field);
    if (isBag || field === IGNORE || field === '') continue;
    const path = `mapping.${column}.field`;
    const other = users.get(field);
    if (!fieldOf(kind, field)) {
      const known = FIELDS[kind].map((candidate) => candidate.field).join(', ');
      errors.push({
        path,
        message: `"${field}" is not a field of ${kind}. Use one of: ${known}, attributes, ignore.`,
      });
    } else if (other) {
      errors.push({ path, message: `"${other}" is already mapped to ${field}.` });
    }
    users.set(field, column);
  }
  if (errors.length > 0)
    throw new AppError('validation', errors[0]?.message ?? 'The mapping is wrong.', { errors });
}

function incomplete(kind: ImportKind, table: SourceTable, missing: readonly Field[]): AppError {
  const names = missing.map(({ label, field }) => `${label} (${field})`).join(' and ');
  return new AppError(
    'validation',
    `No column gives ${names}, which ${KIND_LABELS[kind].toLowerCase()} need. The columns are: ${table.columns.slice(0, 30).join(', ')}.`,
    {
      errors: missing.map(({ field }) => ({
        path: `mapping.${field}`,
        message: 'No column is mapped to this field.',
      })),
    },
  );
}
