import { bagOf, FIELDS, type Field } from './fields';
import { headerKey } from './header';
import { ATTRIBUTES, IGNORE, IMPORT_KINDS, type ImportKind } from './kinds';
import type { Mapping } from './schema';
import { columnCells, type SourceTable } from './table';
import { readEmail, statusOfWord } from './words';

const SAMPLE = 200;
const NO_MATCH = 1_000;

/** Which field each column probably is, by its name, then by its values. Every column gets an answer. */
export function inferMapping(kind: ImportKind, table: SourceTable): Mapping {
  const taken = byName(FIELDS[kind], table.columns);
  refineByValues(kind, table, taken);
  const rest = bagOf(kind) === null ? IGNORE : ATTRIBUTES;
  return Object.fromEntries(table.columns.map((column) => [column, { field: taken.get(column) ?? rest }]));
}

function byName(fields: readonly Field[], columns: readonly string[]): Map<string, string> {
  const matches = fields.flatMap((field) =>
    columns.map((column) => ({ field: field.field, column, rank: nameRank(field, column) })),
  );
  const taken = new Map<string, string>();
  const used = new Set<string>();
  for (const { field, column, rank } of matches.sort((a, b) => a.rank - b.rank)) {
    if (rank >= NO_MATCH || used.has(field) || taken.has(column)) continue;
    taken.set(column, field);
    used.add(field);
  }
  return taken;
}

function nameRank({ field, synonyms }: Field, column: string): number {
  const key = headerKey(column);
  if (key === headerKey(field)) return 0;
  const at = synonyms.findIndex((synonym) => headerKey(synonym) === key);
  return at < 0 ? NO_MATCH : at + 1;
}

function refineByValues(kind: ImportKind, table: SourceTable, taken: Map<string, string>): void {
  const has = (field: string) => [...taken.values()].includes(field);
  const free = () => table.columns.filter((column) => !taken.has(column));
  const sample = (column: string) => columnCells(table, column).slice(0, SAMPLE).filter(Boolean);
  const ownerColumn = [...taken].find(([, field]) => field === 'owner_name')?.[0];
  if (ownerColumn && !has('owner_email') && mostly(sample(ownerColumn), (value) => readEmail(value).ok)) {
    taken.set(ownerColumn, 'owner_email');
  }
  if (kind === 'deals' && !has('status') && !has('stage')) {
    const column = free().find((name) => {
      const values = new Set(columnCells(table, name).map(statusOfWord));
      return values.has('won') && values.has('lost');
    });
    if (column) taken.set(column, 'status');
  }
  if (kind === 'contacts' && !has('email')) {
    const column = free().find((name) => mostly(sample(name), (value) => readEmail(value).ok));
    if (column) taken.set(column, 'email');
  }
  if (kind === 'deals' && !has('external_id')) {
    const column = free().find(
      (name) => /id$|nr$|number$|key$/.test(headerKey(name)) && isUnique(columnCells(table, name)),
    );
    if (column) taken.set(column, 'external_id');
  }
}

function mostly(values: readonly string[], holds: (value: string) => boolean): boolean {
  return values.length > 0 && values.filter(holds).length >= values.length * 0.8;
}

function isUnique(values: readonly string[]): boolean {
  return values.length > 0 && values.every(Boolean) && new Set(values).size === values.length;
}

/** The required fields that no column gives. A deal's status may come from its stage. */
export function missingFields(kind: ImportKind, mapping: Mapping): Field[] {
  const given = new Set(Object.values(mapping).map(({ field }) => field));
  return FIELDS[kind].filter(
    ({ field, required }) => required && !given.has(field) && !(field === 'status' && given.has('stage')),
  );
}

/** What the rows of a file probably are, by their columns; null when nothing fits. */
export function inferKind(table: SourceTable): ImportKind | null {
  const scored = IMPORT_KINDS.map((kind) => {
    const mapping = inferMapping(kind, table);
    const known = Object.values(mapping).filter(
      ({ field }) => field !== ATTRIBUTES && field !== IGNORE,
    ).length;
    return {
      kind,
      known,
      isComplete: missingFields(kind, mapping).length === 0 && known > 0 && isEnough(kind, mapping),
    };
  });
  const complete = scored.filter(({ isComplete }) => isComplete).sort((a, b) => b.known - a.known);
  return complete[0]?.kind ?? null;
}

/** A contact needs a way to be recognised, and one lone column fits everything. */
function isEnough(kind: ImportKind, mapping: Mapping): boolean {
  const given = Object.values(mapping).map(({ field }) => field);
  if (kind === 'contacts') return given.includes('email');
  return kind === 'deals' || kind === 'companies' || given.filter((field) => field !== ATTRIBUTES).length > 1;
}
