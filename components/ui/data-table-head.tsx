import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { cn } from './cn';
import type { Column, Sort } from './data-table-columns';
import { hideBelow } from './data-table-rows';
import { headCell } from './table';

interface DataTableHeadProps<T> {
  columns: ReadonlyArray<Column<T>>;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
}

function direction(sort: Sort | null, id: string): 'ascending' | 'descending' | 'none' {
  if (sort?.id !== id) return 'none';
  return sort.desc ? 'descending' : 'ascending';
}

const arrows = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown } as const;

/** Numbers start with the largest, text with A; the third press takes the order away. */
function nextSort(sort: Sort | null, id: string, numeric: boolean): Sort | null {
  if (sort?.id !== id) return { id, desc: numeric };
  return sort.desc === numeric ? { id, desc: !numeric } : null;
}

export function DataTableHead<T>({ columns, sort, onSort }: DataTableHeadProps<T>) {
  return (
    <thead className="border-line border-b">
      <tr>
        {columns.map((column) => {
          const state = direction(sort, column.id);
          const Arrow = arrows[state];
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={column.sortable === false ? undefined : state}
              className={cn(headCell, column.numeric && 'text-right', column.width, hideBelow(column.from))}
            >
              {column.sortable === false ? (
                <span className={cn(column.hideHeader && 'sr-only')}>{column.header}</span>
              ) : (
                <button
                  type="button"
                  onClick={() => onSort(nextSort(sort, column.id, column.numeric ?? false))}
                  className={cn(
                    'group inline-flex h-8 items-center gap-1 rounded-sm hover:text-ink',
                    column.numeric && 'flex-row-reverse',
                    state !== 'none' && 'text-ink',
                  )}
                >
                  {column.header}
                  <Arrow
                    aria-hidden
                    className={cn(
                      'size-3',
                      state === 'none' && 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100',
                    )}
                  />
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
