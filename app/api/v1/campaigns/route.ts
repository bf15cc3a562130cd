import { listOf } from '@/lib/http/list';
import { created } from '@/lib/http/reply';
import { route } from '@/lib/http/route';
import { listCampaigns } from '@/lib/outcomes/campaign-queries';
import { campaignListQuery, campaignSummarySchema } from '@/lib/outcomes/campaign-schema';
import { createCampaign } from '@/lib/writer/campaign-service';
import { campaignBody, campaignPlanSchema } from '@/lib/writer/launch-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'Campaigns with their funnels from sent to won, the newest first.',
    query: campaignListQuery,
    response: listOf(campaignSummarySchema),
  },
  ({ db, org, query }) => listCampaigns(db, org.id, query),
);

export const POST = route(
  {
    scope: 'write',
    summary: 'Makes a campaign as a draft: its audience (filter or contacts) and the sequence it will send.',
    body: campaignBody,
    response: campaignPlanSchema,
    status: 201,
  },
  async ({ db, org, body }) => created(await createCampaign(db, org.id, body)),
);
