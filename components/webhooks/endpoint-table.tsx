'use client';

import type { Route } from 'next';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusBadge } from '@/components/ui/status-badge';
import type { Endpoint } from '@/lib/webhooks/management-schema';
import { PROVIDER_WORDS } from './provider-words';

export const nameOf = ({ name, provider }: Pick<Endpoint, 'name' | 'provider'>): string =>
  name || PROVIDER_WORDS[provider].label;

const columns: Column<Endpoint>[] = [
  { id: 'name', header: 'Name', value: nameOf },
  { id: 'provider', header: 'From', value: (row) => PROVIDER_WORDS[row.provider].label, from: 'sm' },
  {
    id: 'status',
    header: 'State',
    value: (row) => row.status,
    cell: (row) =>
      row.status === 'active' ? (
        <StatusBadge status="active" />
      ) : (
        <StatusBadge status="pending" label="Paused" />
      ),
  },
  {
    id: 'rotated',
    header: 'Secret replaced',
    value: (row) => row.rotated_at,
    cell: (row) =>
      row.rotated_at ? <RelativeTime value={row.rotated_at} /> : <span className="text-muted">Never</span>,
    from: 'md',
  },
  {
    id: 'created',
    header: 'Added',
    value: (row) => row.created_at,
    cell: (row) => <RelativeTime value={row.created_at} />,
    from: 'lg',
  },
];

export function EndpointTable({ endpoints }: { endpoints: readonly Endpoint[] }) {
  return (
    <DataTable
      label="Webhooks"
      columns={columns}
      rows={endpoints}
      rowId={(row) => row.id}
      rowHref={(row) => `/settings/webhooks/${row.id}` as Route}
      exportName="webhooks"
    />
  );
}
