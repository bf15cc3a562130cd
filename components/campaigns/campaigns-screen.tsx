'use client';

import type { Route } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { CampaignList } from './campaign-list';
import { SegmentPanel } from './segment-panel';
import { StrategyPanel } from './strategy-panel';
import { TrainingExport } from './training-export';

/** All campaigns, and what they teach together. */
export function CampaignsScreen({ orgId }: { orgId: string }) {
  return (
    <>
      <PageHeader
        title="Campaigns"
        meta="What was sent, what became of it, and which way of writing did best"
        actions={
          <>
            <TrainingExport orgId={orgId} />
            <ButtonLink href={'/campaigns/new' as Route} variant="primary" size="sm">
              New campaign
            </ButtonLink>
          </>
        }
      />
      <Tabs
        label="Campaigns and what they teach"
        tabs={[
          { value: 'campaigns', label: 'Campaigns', content: <CampaignList orgId={orgId} /> },
          {
            value: 'strategies',
            label: 'Strategies',
            content: <StrategyPanel orgId={orgId} campaignId={null} />,
          },
          { value: 'customers', label: 'Ideal customers', content: <SegmentPanel orgId={orgId} /> },
        ]}
      />
    </>
  );
}
