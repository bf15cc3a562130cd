'use client';

import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Tabs } from '@/components/ui/tabs';
import { CrewLog } from '@/components/writer/crew-log';
import type { Campaign } from '@/lib/outcomes/campaign-schema';
import { api } from '@/lib/query/fetch';
import { CampaignHeader } from './campaign-header';
import { CampaignOverview } from './campaign-overview';
import { campaignKey } from './campaign-query';
import { MessageList } from './message-list';
import { StrategyPanel } from './strategy-panel';

interface CampaignScreenProps {
  orgId: string;
  id: string;
}

/** One campaign: what became of it, which strategies did best, and its messages. */
export function CampaignScreen({ orgId, id }: CampaignScreenProps) {
  const query = useQuery({
    queryKey: campaignKey(orgId, id),
    queryFn: ({ signal }) => api<Campaign>(`/campaigns/${id}`, { signal }),
  });
  const campaign = query.data;
  if (query.isPending) return <SkeletonRows rows={10} label="Loading the campaign" />;
  if (!campaign) {
    return (
      <ErrorState
        title="The campaign could not be loaded"
        onRetry={() => query.refetch()}
        retrying={query.isFetching}
      >
        {query.error?.message}
      </ErrorState>
    );
  }
  return (
    <>
      <CampaignHeader orgId={orgId} campaign={campaign} />
      <Tabs
        label="The campaign"
        tabs={[
          { value: 'overview', label: 'Overview', content: <CampaignOverview campaign={campaign} /> },
          {
            value: 'strategies',
            label: 'Strategies',
            content: <StrategyPanel orgId={orgId} campaignId={id} />,
          },
          { value: 'messages', label: 'Messages', content: <MessageList orgId={orgId} campaignId={id} /> },
          { value: 'crew', label: 'Crew', content: <CrewLog orgId={orgId} campaignId={id} /> },
        ]}
      />
    </>
  );
}
