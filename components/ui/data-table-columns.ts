import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortFn,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { CsvCell } from '@/lib/csv';

export interface Column<T> {
  id: string;
  header: string;
  /** For a column of buttons: its name is for screen readers only. */
  hideHeader?: boolean;
  /** The plain value: what is sorted by and exported. */
  value: (row: T) => CsvCell;
  /** What is drawn; the value itself if left out. */
  cell?: (row: T) => ReactNode;
  numeric?: boolean;
  sortable?: boolean;
  /** Hidden on screens narrower than this. */
  from?: 'sm' | 'md' | 'lg' | 'xl';
  /** Tailwind width class of the column. */
  width?: string;
}

export interface Sort {
  id: string;
  desc: boolean;
}

/** `-amount` → by amount, largest first. Unknown columns give null. */
export function parseSort(text: string | null, columns: ReadonlyArray<{ id: string }>): Sort | null {
  if (!text) return null;
  const desc = text.startsWith('-');
  const id = desc ? text.slice(1) : text;
  return columns.some((column) => column.id === id) ? { id, desc } : null;
}

export function writeSort(sort: Sort | null): string | null {
  return sort ? `${sort.desc ? '-' : ''}${sort.id}` : null;
}

/** Numbers by size, text in the reader's order, nothing last whichever way it is sorted. */
export function compareValues(a: CsvCell, b: CsvCell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true, sensitivity: 'base' });
}

export const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
export type Features = typeof features;

export function toColumnDefs<T extends object>(
  columns: ReadonlyArray<Column<T>>,
): ColumnDef<Features, T, unknown>[] {
  const sortFn: SortFn<Features, T> = (a, b, id) =>
    compareValues(a.getValue<CsvCell>(id), b.getValue<CsvCell>(id));
  return columns.map((column) => ({
    id: column.id,
    header: column.header,
    // An empty cell is `undefined` for the table, which then keeps it last.
    accessorFn: (row: T) => column.value(row) ?? undefined,
    enableSorting: column.sortable !== false,
    sortUndefined: 'last' as const,
    sortFn,
  }));
}
