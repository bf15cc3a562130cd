import type { Cell, Column } from './cell';
import type { TrainingSet } from './model';
import type { ForecastRow } from './schema';

const EXPECTED_CLOSE = 'Days to expected close';
/** A share of deals closed exactly on the expected day above which that day was evidently written at closing. */
const WRITTEN_AT_CLOSING = 0.3;

function scalar(value: unknown): Cell {
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isScalar ? value : null;
}

function namesOf(
  rows: readonly ForecastRow[],
  pick: (row: ForecastRow) => Record<string, unknown> | null,
): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(pick(row) ?? {})))].sort();
}

/** The attributes of deals as columns. Imported attributes keep their names; those of the company say so. */
export function toColumns(rows: readonly ForecastRow[]): Column[] {
  const columns = new Map<string, Column>();
  const add = (name: string, cells: Cell[]): void => {
    if (!columns.has(name)) columns.set(name, { name, cells });
  };
  for (const name of namesOf(rows, (row) => row.measured))
    add(
      name,
      rows.map((row) => row.measured[name]),
    );
  for (const name of namesOf(rows, (row) => row.stated))
    add(
      name,
      rows.map((row) => row.stated[name]),
    );
  for (const name of namesOf(rows, (row) => row.attributes))
    add(
      name,
      rows.map((row) => scalar(row.attributes[name])),
    );
  for (const name of namesOf(rows, (row) => row.company_attributes)) {
    add(
      `Company ${name}`,
      rows.map((row) => scalar(row.company_attributes?.[name])),
    );
  }
  return [...columns.values()];
}

/**
 * Closed deals, oldest close first, with open ones for the leakage guard. What the database measured as of the
 * snapshot is trusted; what is stated on the deal today is examined. Throws nothing; rows without a close are left out.
 */
export function toTrainingSet(closed: readonly ForecastRow[], open: readonly ForecastRow[]): TrainingSet {
  const rows = closed
    .filter((row) => row.closed_at !== null)
    .sort(
      (a, b) =>
        Date.parse(a.closed_at ?? '') - Date.parse(b.closed_at ?? '') || (a.deal_id < b.deal_id ? -1 : 1),
    );
  const asExpected = rows.filter((row) => row.is_close_as_expected).length;
  const isWrittenAtClosing = asExpected > WRITTEN_AT_CLOSING * rows.length;
  const keep = (column: Column): boolean => !(isWrittenAtClosing && column.name === EXPECTED_CLOSE);
  return {
    columns: toColumns(rows).filter(keep),
    labels: Uint8Array.from(rows, (row) => Number(row.status === 'won')),
    order: Float64Array.from(rows, (row) => Date.parse(row.closed_at ?? '')),
    open: toColumns(open),
    trusted: new Set(namesOf(rows, (row) => row.measured)),
  };
}
