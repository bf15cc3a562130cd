'use client';

import { ChartColumn, ListPlus } from 'lucide-react';
import type { Route } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { Builder } from './builder';
import type { Viewer } from './ownership';
import { PersonaList } from './persona-list';

export function PersonasScreen({ orgId, viewer }: { orgId: string; viewer: Viewer }) {
  return (
    <>
      <PageHeader
        title="Personas"
        meta="Who a buyer is, from what they did"
        actions={
          <>
            <ButtonLink variant="ghost" href={'/personas/report' as Route} icon={<ChartColumn />}>
              Report
            </ButtonLink>
            <ButtonLink variant="ghost" href={'/personas/batch' as Route} icon={<ListPlus />}>
              Several at once
            </ButtonLink>
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <Builder orgId={orgId} viewer={viewer} />
        <PersonaList orgId={orgId} />
      </div>
    </>
  );
}
