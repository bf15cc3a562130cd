'use client';

import type { Route } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { OutboxList } from './outbox-list';

interface OutboxScreenProps {
  orgId: string;
  /** Why the product does not send mail itself; null when it does. */
  reason: string | null;
}

/** What the crew wrote and nobody has sent yet. */
export function OutboxScreen({ orgId, reason }: OutboxScreenProps) {
  const tab = (value: string, label: string) => ({
    value,
    label,
    content: <OutboxList orgId={orgId} status={value} />,
  });
  return (
    <>
      <PageHeader
        title="Outbox"
        meta="Messages of your campaigns, on the day they are due"
        actions={<ButtonLink href={'/campaigns/new' as Route}>New campaign</ButtonLink>}
      />
      <div className="flex flex-col gap-4">
        {reason ? (
          <Notice>
            You send these yourself: copy them or open them in your mail program, then mark them as sent.{' '}
            {reason}
          </Notice>
        ) : null}
        <Tabs
          label="Which messages"
          param="show"
          tabs={[
            tab('due', 'Due'),
            tab('scheduled', 'Scheduled'),
            tab('outdated', 'Trial went back'),
            tab('sent', 'Sent'),
            tab('stopped', 'Stopped'),
            tab('all', 'All'),
          ]}
        />
      </div>
    </>
  );
}
