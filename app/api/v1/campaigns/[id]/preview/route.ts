import { z } from 'zod';
import { idParams, route } from '@/lib/http/route';
import { previewCampaign } from '@/lib/writer/campaign-service';
import { previewSchema } from '@/lib/writer/launch-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'The sequence of a campaign as one of its contacts would read it, and who is left out.',
    params: idParams,
    query: z.object({ contact_id: z.uuid('This is not a contact id.').optional() }),
    response: previewSchema,
  },
  ({ db, org, principal, params, query }) =>
    previewCampaign(db, org.id, principal.id, { id: params.id, contactId: query.contact_id }),
);
