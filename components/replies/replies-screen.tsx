'use client';

import { Keyboard } from 'lucide-react';
import { openPanel } from '@/components/layout/shell-events';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { useUrlParam } from '@/components/ui/use-url-param';
import { LearnedPanel } from './learned-panel';
import type { Campaign } from './reply-filters';
import { ReplyList } from './reply-list';
import { useReplySummary } from './use-reply-summary';

interface RepliesScreenProps {
  orgId: string;
  isAdmin: boolean;
  campaigns: readonly Campaign[];
}

export function RepliesScreen({ orgId, isAdmin, campaigns }: RepliesScreenProps) {
  const { data: summary } = useReplySummary(orgId);
  const [sentiment] = useUrlParam('sentiment');
  const [objection] = useUrlParam('objection');
  const [campaign_id] = useUrlParam('campaign');
  const count = (n: number | undefined) =>
    n === undefined ? null : <span className="num text-muted">{n}</span>;
  const tab = (value: string, status: string, name: string, n: number | undefined) => ({
    value,
    label: (
      <>
        {name} {count(n)}
      </>
    ),
    content: (
      <ReplyList
        orgId={orgId}
        filters={{ status, sentiment, objection, campaign_id }}
        campaigns={campaigns}
        hasReplies={summary === undefined || summary.total > 0}
      />
    ),
  });
  return (
    <>
      <PageHeader
        title="Replies"
        meta="What people answered, and what it means. Your word wins, and teaches."
        actions={
          <Button variant="ghost" size="sm" icon={<Keyboard />} onClick={() => openPanel('help')}>
            Keys
          </Button>
        }
      />
      <div className="flex flex-col gap-6">
        <Tabs
          label="Which replies"
          param="show"
          tabs={[
            tab('review', 'review', 'Needs review', summary?.to_review),
            tab('labelled', 'corrected', 'Labelled', summary?.corrected),
            tab('all', 'all', 'All', summary?.total),
          ]}
        />
        {summary ? <LearnedPanel orgId={orgId} summary={summary} isAdmin={isAdmin} /> : null}
      </div>
    </>
  );
}
