import { listOf } from '@/lib/http/list';
import { route } from '@/lib/http/route';
import { listCampaigns } from '@/lib/outcomes/campaign-queries';
import { campaignListQuery, campaignSummarySchema } from '@/lib/outcomes/campaign-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'Campaigns with their funnels from sent to won, the newest first.',
    query: campaignListQuery,
    response: listOf(campaignSummarySchema),
  },
  ({ db, org, query }) => listCampaigns(db, org.id, query),
);
