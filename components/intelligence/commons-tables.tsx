'use client';

import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { RelativeTime } from '@/components/ui/relative-time';
import type { CommonsCell, GivenCell, Receipt } from '@/lib/intelligence/commons-schema';
import { keyOf } from '@/lib/intelligence/key';
import { contextWords, patternWords } from '@/lib/intelligence/words';

type Cell = Pick<GivenCell, 'pattern' | 'context' | 'n'>;
/** Both directions and the receipts share a page; the largest cells say most. */
const FIRST_ROWS = 20;
const idOf = ({ pattern, context }: Cell) => `${keyOf(pattern)} ${keyOf(context)}`;

const cellColumns: Column<Cell>[] = [
  {
    id: 'pattern',
    header: 'Pattern',
    value: ({ pattern }) => patternWords(pattern) || 'everything',
    cell: ({ pattern }) => (
      <span className="inline-block font-medium first-letter:uppercase">
        {patternWords(pattern) || 'everything'}
      </span>
    ),
  },
  {
    id: 'context',
    header: 'Context',
    value: ({ context }) => contextWords(context) || 'Everywhere',
    from: 'sm',
  },
  { id: 'n', header: 'Messages', numeric: true, value: ({ n }) => n },
];
const receivedColumns: Column<CommonsCell>[] = [
  ...cellColumns,
  {
    id: 'replies',
    header: 'Interested replies',
    numeric: true,
    value: ({ counts }) => counts.positive_replies,
    from: 'sm',
  },
  { id: 'organizations', header: 'Organisations', numeric: true, value: (cell) => cell.n_organizations },
];
const receiptColumns: Column<Receipt>[] = [
  {
    id: 'at',
    header: 'When',
    value: ({ created_at }) => created_at,
    cell: ({ created_at }) => <RelativeTime value={created_at} />,
  },
  { id: 'messages', header: 'Messages given', numeric: true, value: ({ messages_given }) => messages_given },
  { id: 'cells', header: 'Cells given', numeric: true, value: ({ cells_given }) => cells_given, from: 'sm' },
  {
    id: 'published',
    header: 'of them published',
    numeric: true,
    value: ({ cells_published }) => cells_published,
    from: 'sm',
  },
  {
    id: 'templates',
    header: 'Templates given',
    numeric: true,
    value: ({ templates_given }) => templates_given,
    from: 'md',
  },
  {
    id: 'templates_published',
    header: 'of them published',
    numeric: true,
    value: ({ templates_published }) => templates_published,
    from: 'lg',
  },
  {
    id: 'templates_received',
    header: 'Templates received',
    numeric: true,
    value: ({ templates_received }) => templates_received,
    from: 'md',
  },
  { id: 'received', header: 'Cells received', numeric: true, value: ({ cells_received }) => cells_received },
];

export function GivenTable({ cells }: { cells: readonly GivenCell[] }) {
  return (
    <DataTable
      label="Cells given"
      columns={cellColumns}
      rows={cells}
      rowId={idOf}
      exportName="commons-given"
      sortParam="given"
      defaultSort={{ id: 'n', desc: true }}
      firstRows={FIRST_ROWS}
    />
  );
}

export function ReceivedTable({ cells }: { cells: readonly CommonsCell[] }) {
  return (
    <DataTable
      label="Cells received"
      columns={receivedColumns}
      rows={cells}
      rowId={idOf}
      exportName="commons-received"
      sortParam="received"
      defaultSort={{ id: 'n', desc: true }}
      firstRows={FIRST_ROWS}
    />
  );
}

export function ReceiptTable({ receipts }: { receipts: readonly Receipt[] }) {
  return (
    <DataTable
      label="Receipts"
      columns={receiptColumns}
      rows={receipts}
      rowId={({ id }) => id}
      exportName="commons-receipts"
      sortParam="receipts"
    />
  );
}
