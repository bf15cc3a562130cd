'use client';

import { useTable } from '@tanstack/react-table';
import type { Route } from 'next';
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from './button';
import { type Column, features, parseSort, type Sort, toColumnDefs, writeSort } from './data-table-columns';
import { DataTableHead } from './data-table-head';
import { PlainRows, VirtualRows } from './data-table-rows';
import { ExportCsv } from './export-csv';
import { useLocale } from './locale';
import { useUrlParam } from './use-url-param';

interface DataTableProps<T extends object> {
  /** What the table lists: its accessible name. */
  label: string;
  columns: ReadonlyArray<Column<T>>;
  rows: readonly T[];
  rowId: (row: T) => string;
  /** Makes the first cell a link that covers the row. */
  rowHref?: (row: T) => Route;
  defaultSort?: Sort;
  /** The rows arrive in the order that the `sort` parameter asks for. */
  serverSorted?: boolean;
  /** The query parameter that holds the order; one name per table on a page. */
  sortParam?: string;
  /** File name of the CSV export, without ending; null leaves the button out. */
  exportName: string | null;
  /** So many rows at first, and a button for the rest: for tables that share a page. */
  firstRows?: number;
  toolbar?: ReactNode;
  footer?: ReactNode;
}

/** Above this many rows only the visible ones are drawn. */
const VIRTUAL_FROM = 200;

export function DataTable<T extends object>(props: DataTableProps<T>) {
  const { label, columns, rows, rowId, rowHref, defaultSort, sortParam = 'sort' } = props;
  const [sortText, setSortText] = useUrlParam(sortParam);
  const sort = parseSort(sortText, columns) ?? defaultSort ?? null;
  const defs = useMemo(() => toColumnDefs(columns), [columns]);
  const sorting = useMemo(() => (sort ? [{ id: sort.id, desc: sort.desc }] : []), [sort]);
  const table = useTable({
    features,
    columns: defs,
    data: rows,
    getRowId: rowId,
    manualSorting: props.serverSorted ?? false,
    state: { sorting },
  });
  const ordered = table.getRowModel().rows.map((row) => ({ id: row.id, row: row.original }));
  const exported = columns.filter((column) => !column.hideHeader);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? ordered : ordered.slice(0, props.firstRows);
  const Rows = shown.length > VIRTUAL_FROM ? VirtualRows : PlainRows;

  return (
    <div className="min-w-0">
      {props.toolbar || props.exportName ? (
        <div className="flex min-h-12 flex-wrap items-center gap-2 border-line border-b px-3 py-2">
          {props.toolbar}
          {props.exportName ? (
            <div className="ml-auto">
              <ExportCsv
                fileName={props.exportName}
                header={exported.map((column) => column.header)}
                rows={() => ordered.map(({ row }) => exported.map((column) => column.value(row)))}
              />
            </div>
          ) : null}
        </div>
      ) : null}
      <div className="relative overflow-x-auto">
        <table
          className="w-full border-collapse text-sm"
          aria-label={label}
          aria-rowcount={ordered.length + 1}
        >
          <DataTableHead columns={columns} sort={sort} onSort={(next) => setSortText(writeSort(next))} />
          <Rows columns={columns} rows={shown} {...(rowHref ? { rowHref } : {})} />
        </table>
      </div>
      {shown.length < ordered.length ? (
        <ShowAll shown={shown.length} of={ordered.length} onShow={() => setWhole(true)} />
      ) : null}
      {props.footer}
    </div>
  );
}

function ShowAll({ shown, of, onShow }: { shown: number; of: number; onShow: () => void }) {
  const { locale } = useLocale();
  return (
    <div className="flex min-h-12 items-center justify-between gap-4 border-line border-t px-3 text-muted text-sm">
      <span className="num">
        {shown} of {of.toLocaleString(locale)} rows
      </span>
      <Button size="sm" onClick={onShow}>
        Show all
      </Button>
    </div>
  );
}
