'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import type { Route } from 'next';
import Link from 'next/link';
import { useLayoutEffect, useRef, useState } from 'react';
import { cn } from './cn';
import type { Column } from './data-table-columns';
import { bodyCell } from './table';

interface RowsProps<T> {
  columns: ReadonlyArray<Column<T>>;
  rows: ReadonlyArray<{ id: string; row: T }>;
  rowHref?: (row: T) => Route;
}

const ROW_PX = 36;

const shownFrom = {
  sm: 'hidden sm:table-cell',
  md: 'hidden md:table-cell',
  lg: 'hidden lg:table-cell',
  xl: 'hidden xl:table-cell',
} as const;

export function hideBelow(from: keyof typeof shownFrom | undefined): string | undefined {
  return from ? shownFrom[from] : undefined;
}

export function PlainRows<T>({ columns, rows, rowHref }: RowsProps<T>) {
  return (
    <tbody className="divide-y divide-line">
      {rows.map(({ id, row }) => (
        <DataRow key={id} row={row} columns={columns} href={rowHref?.(row)} />
      ))}
    </tbody>
  );
}

/** Draws the rows near the window only; two spacer rows keep the height and the scroll bar true. */
export function VirtualRows<T>({ columns, rows, rowHref }: RowsProps<T>) {
  'use no memo'; // the virtualizer changes in place
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    setOffset((bodyRef.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollMargin: offset,
    initialRect: { width: 1280, height: 900 },
  });
  const items = virtualizer.getVirtualItems();
  const before = Math.max(0, (items[0]?.start ?? offset) - offset);
  const after = Math.max(0, virtualizer.getTotalSize() - ((items.at(-1)?.end ?? offset) - offset));
  return (
    <tbody ref={bodyRef} className="divide-y divide-line">
      <Spacer height={before} span={columns.length} />
      {items.map(({ index }) => {
        const item = rows[index];
        if (!item) return null;
        return (
          <DataRow
            key={item.id}
            row={item.row}
            columns={columns}
            href={rowHref?.(item.row)}
            rowIndex={index + 2}
          />
        );
      })}
      <Spacer height={after} span={columns.length} />
    </tbody>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  if (height === 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  );
}

interface DataRowProps<T> {
  row: T;
  columns: ReadonlyArray<Column<T>>;
  href: Route | undefined;
  rowIndex?: number;
}

function DataRow<T>({ row, columns, href, rowIndex }: DataRowProps<T>) {
  return (
    <tr className="relative hover:bg-hover" aria-rowindex={rowIndex}>
      {columns.map((column, index) => {
        const content = column.cell ? column.cell(row) : (column.value(row) ?? '');
        return (
          <td
            key={column.id}
            className={cn(bodyCell, column.numeric && 'num text-right', hideBelow(column.from))}
          >
            {href && index === 0 ? (
              <Link
                href={href}
                className="font-medium after:absolute after:inset-0 after:content-[''] hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent-ink"
              >
                {content}
              </Link>
            ) : (
              content
            )}
          </td>
        );
      })}
    </tr>
  );
}
