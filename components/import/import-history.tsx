'use client';

import type { Route } from 'next';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusBadge } from '@/components/ui/status-badge';
import { KIND_LABELS } from '@/lib/imports/kinds';
import type { ImportBatch } from '@/lib/imports/schema';
import { STATUS_LOOK } from './import-words';

type Row = ImportBatch & { author: string };

const COLUMNS: Column<Row>[] = [
  {
    id: 'file',
    header: 'Import',
    value: ({ file_name, kind }) => file_name ?? `${KIND_LABELS[kind]} by API`,
  },
  { id: 'kind', header: 'Rows are', value: ({ kind }) => KIND_LABELS[kind], from: 'md' },
  {
    id: 'status',
    header: 'State',
    value: ({ status }) => STATUS_LOOK[status].label,
    cell: ({ status }) => <StatusBadge {...STATUS_LOOK[status]} />,
  },
  { id: 'inserted', header: 'New', value: ({ inserted }) => inserted, numeric: true },
  { id: 'updated', header: 'Updated', value: ({ updated }) => updated, numeric: true, from: 'sm' },
  { id: 'unchanged', header: 'Unchanged', value: ({ unchanged }) => unchanged, numeric: true, from: 'lg' },
  { id: 'rejected', header: 'Rejected', value: ({ rejected }) => rejected, numeric: true, from: 'sm' },
  { id: 'author', header: 'By', value: ({ author }) => author, from: 'lg' },
  {
    id: 'created',
    header: 'When',
    value: ({ created_at }) => created_at,
    cell: ({ created_at }) => <RelativeTime value={created_at} />,
    from: 'sm',
  },
];

export function ImportHistory({ batches }: { batches: readonly Row[] }) {
  return (
    <DataTable
      label="Imports"
      columns={COLUMNS}
      rows={batches}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/import/${id}` as Route}
      exportName="imports"
    />
  );
}
