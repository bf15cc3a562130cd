'use client';

import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { Section } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { PracticeDetail } from '@/lib/practices/schema';
import { lineageColumns } from './lineage-columns';

const MessageDrawer = dynamic(
  () => import('@/components/campaigns/message-drawer').then((m) => m.MessageDrawer),
  { ssr: false },
);

interface PracticeLineageProps {
  orgId: string;
  practice: PracticeDetail;
}

/** The messages that taught it or were written from it; one of them opens beside the page. */
export function PracticeLineage({ orgId, practice: { lineage } }: PracticeLineageProps) {
  const [openId, setOpenId] = useUrlParam('message');
  const columns = useMemo(() => lineageColumns((id) => setOpenId(id, true)), [setOpenId]);
  const { data, total } = lineage;
  const shown = data.length < total ? `${data.length} of ${total} shown, those` : 'Those';
  return (
    <Section
      id="lineage"
      title="The messages behind it"
      description={total > 0 ? `${shown} that earned most first` : undefined}
      flush
    >
      {data.length === 0 ? (
        <EmptyState title="No message is linked to it">
          It was written down or imported. Messages appear here when the writer cites it, or when the ledger
          shows the same pattern.
        </EmptyState>
      ) : (
        <DataTable
          label="Messages"
          columns={columns}
          rows={data}
          rowId={(row) => row.outcome_id}
          sortParam="messages"
          exportName="messages-behind-a-practice"
        />
      )}
      {openId ? <MessageDrawer orgId={orgId} id={openId} onClose={() => setOpenId(null)} /> : null}
    </Section>
  );
}
