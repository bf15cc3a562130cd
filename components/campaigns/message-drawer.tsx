'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { Drawer } from '@/components/ui/drawer';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { fetchMessage, messageKey } from './campaign-query';
import { MessageDetail } from './message-detail';

interface MessageDrawerProps {
  orgId: string;
  id: string;
  onClose: () => void;
}

/** One message beside the list. */
export function MessageDrawer({ orgId, id, onClose }: MessageDrawerProps) {
  const query = useQuery({
    queryKey: messageKey(orgId, id),
    queryFn: ({ signal }) => fetchMessage(id, signal),
  });
  const lead = query.data?.message.lead_id;
  return (
    <Drawer
      title="Message"
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      footer={
        lead ? <ButtonLink href={`/contacts/${lead}` as Route}>Open the contact</ButtonLink> : undefined
      }
    >
      {query.isPending ? <SkeletonRows rows={10} label="Loading the message" /> : null}
      {query.isError ? (
        <ErrorState
          title="The message could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.data ? <MessageDetail {...query.data} /> : null}
    </Drawer>
  );
}
