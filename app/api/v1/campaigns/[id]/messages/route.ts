import { listOf } from '@/lib/http/list';
import { idParams, route } from '@/lib/http/route';
import { listCampaignMessages } from '@/lib/outcomes/message-queries';
import { campaignMessagesQuery, messageRowSchema } from '@/lib/outcomes/message-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'The messages of one campaign and how far each has come, the latest first.',
    params: idParams,
    query: campaignMessagesQuery,
    response: listOf(messageRowSchema),
  },
  ({ db, org, params, query }) => listCampaignMessages(db, org.id, params.id, query),
);
