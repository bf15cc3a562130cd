import { idParams, route } from '@/lib/http/route';
import { launchSchema } from '@/lib/writer/launch-schema';
import { launchCampaign } from '@/lib/writer/launch-service';

export const POST = route(
  {
    scope: 'write',
    summary: 'Launches a campaign: its messages go into the outbox, once however often this is called.',
    params: idParams,
    response: launchSchema,
  },
  ({ db, org, principal, params }) => launchCampaign(db, org.id, principal.id, params.id),
);
