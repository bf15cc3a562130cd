import { noContent } from '@/lib/http/reply';
import { idParams, route } from '@/lib/http/route';
import { endpointChanges, endpointSchema } from '@/lib/webhooks/management-schema';
import { getEndpoint } from '@/lib/webhooks/queries';
import { deleteEndpoint, updateEndpoint } from '@/lib/webhooks/service';

export const GET = route(
  { scope: 'admin', summary: 'One webhook endpoint.', params: idParams, response: endpointSchema },
  ({ db, org, params }) => getEndpoint(db, org.id, params.id),
);

export const PATCH = route(
  {
    scope: 'admin',
    summary: 'Rename, pause, resume or configure a webhook endpoint; set or clear its CRM token.',
    params: idParams,
    body: endpointChanges,
    response: endpointSchema,
  },
  ({ db, org, params, body }) => updateEndpoint(db, org.id, params.id, body),
);

export const DELETE = route(
  {
    scope: 'admin',
    summary: 'Delete a webhook endpoint and its log; what the ledger learned from it stays.',
    params: idParams,
    status: 204,
  },
  async ({ db, org, params }) => {
    await deleteEndpoint(db, org.id, params.id);
    return noContent();
  },
);
