'use client';

import type { Route } from 'next';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { DateTime } from '@/components/ui/relative-time';
import type { PlanRow } from '@/lib/intelligence/plan-schema';
import { countsText } from './plan-words';

const columns: Column<PlanRow>[] = [
  {
    id: 'created_at',
    header: 'Made',
    value: ({ created_at }) => created_at,
    cell: ({ created_at }) => <DateTime value={created_at} withTime />,
  },
  { id: 'items', header: 'Items', value: countsText },
  {
    id: 'n_messages',
    header: 'From e-mails',
    value: ({ n_messages }) => n_messages,
    numeric: true,
    from: 'sm',
  },
  {
    id: 'occasion',
    header: 'Occasion',
    value: ({ occasion }) => (occasion === 'asked' ? 'Asked for' : 'Weekly'),
    from: 'md',
  },
];

export function PlanList({ plans }: { plans: readonly PlanRow[] }) {
  return (
    <DataTable
      label="Optimization plans"
      columns={columns}
      rows={plans}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/admin/plans/${id}` as Route}
      exportName="optimization-plans"
    />
  );
}
