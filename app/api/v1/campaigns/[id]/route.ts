import { idParams, route } from '@/lib/http/route';
import { getCampaign } from '@/lib/outcomes/campaign-queries';
import { campaignSchema } from '@/lib/outcomes/campaign-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'One campaign: its funnel, guardrails, value by currency and days.',
    params: idParams,
    response: campaignSchema,
  },
  ({ db, org, params }) => getCampaign(db, org.id, params.id),
);
