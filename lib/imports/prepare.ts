import { withoutDuplicates } from './duplicates';
import type { ImportKind } from './kinds';
import { resolveMapping } from './mapping';
import { type References, suggestNearMisses } from './near-misses';
import { type ImportRecord, readRecords } from './records';
import type { Issue, Mapping, Normalization, RowError } from './schema';
import type { SourceTable } from './table';

export type Prepared = {
  records: ImportRecord[];
  errors: RowError[];
  warnings: Issue[];
  suggestions: Normalization[];
  mapping: Mapping;
  encoding: string | null;
};

const MAX_ROW_WARNINGS = 200;

/** From a table to records that the database can take: mapping, reading, duplicates, near misses. */
export function prepareImport(
  kind: ImportKind,
  table: SourceTable,
  given?: Mapping,
  references?: References,
): Prepared {
  const resolved = resolveMapping(kind, table, given);
  const read = readRecords(kind, table, resolved);
  const unique = withoutDuplicates(kind, read.records);
  return {
    records: unique.records,
    errors: [...read.errors, ...unique.errors].sort((a, b) => a.row - b.row),
    warnings: summarize([...resolved.warnings, ...read.warnings]),
    suggestions: suggestNearMisses(kind, unique.records, references),
    mapping: resolved.mapping,
    encoding: table.encoding,
  };
}

/** The same words about many rows are said once, with their number. */
export function summarize(warnings: readonly Issue[]): Issue[] {
  const groups = new Map<string, { first: Issue; count: number }>();
  for (const warning of warnings) {
    const key = `${warning.field ?? ''}\u001f${warning.message}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { first: warning, count: 1 });
  }
  const said = [...groups.values()].map(({ first, count }): Issue => {
    if (count === 1) return first;
    return { ...first, message: `${first.message} (${count} rows, first here)` };
  });
  if (said.length <= MAX_ROW_WARNINGS) return said;
  return [
    ...said.slice(0, MAX_ROW_WARNINGS),
    { message: `${said.length - MAX_ROW_WARNINGS} more remarks of this kind.` },
  ];
}
