'use client';

import type { Route } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { BatchList } from './batch-list';
import { BatchOrder } from './batch-order';

export function BatchScreen({ orgId }: { orgId: string }) {
  return (
    <>
      <PageHeader
        title="Several personas at once"
        meta="In the background: it can be paused, resumed and cancelled"
        crumbs={[{ label: 'Personas', href: '/personas' as Route }]}
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <BatchOrder orgId={orgId} />
        <BatchList orgId={orgId} />
      </div>
    </>
  );
}
