'use client';

import type { Route } from 'next';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Subscription } from '@/lib/subscriptions/subscription-schema';
import { EVENT_WORDS, nameOf } from './event-words';
import { SubscriptionState } from './subscription-state';

const columns: Column<Subscription>[] = [
  { id: 'name', header: 'Name', value: nameOf },
  {
    id: 'events',
    header: 'Events',
    value: (row) => row.events.map((type) => EVENT_WORDS[type].label).join(', '),
    from: 'md',
  },
  {
    id: 'status',
    header: 'State',
    value: (row) => row.status,
    cell: (row) => <SubscriptionState subscription={row} />,
  },
  {
    id: 'created',
    header: 'Added',
    value: (row) => row.created_at,
    cell: (row) => <RelativeTime value={row.created_at} />,
    from: 'lg',
  },
];

export function SubscriptionTable({ subscriptions }: { subscriptions: readonly Subscription[] }) {
  return (
    <DataTable
      label="Subscriptions"
      columns={columns}
      rows={subscriptions}
      rowId={(row) => row.id}
      rowHref={(row) => `/settings/events/${row.id}` as Route}
      exportName="event-subscriptions"
    />
  );
}
