import { z } from 'zod';
import { created } from '@/lib/http/reply';
import { route } from '@/lib/http/route';
import { endpointInput, endpointSchema, newEndpointSchema } from '@/lib/webhooks/management-schema';
import { listEndpoints } from '@/lib/webhooks/queries';
import { createEndpoint } from '@/lib/webhooks/service';

export const GET = route(
  {
    scope: 'admin',
    summary: 'Webhook endpoints of the organisation.',
    response: z.object({ data: z.array(endpointSchema) }),
  },
  async ({ db, org }) => ({ data: await listEndpoints(db, org.id) }),
);

export const POST = route(
  {
    scope: 'admin',
    summary: 'Create a webhook endpoint. Its address and a secret that was made up are in this answer only.',
    body: endpointInput,
    response: newEndpointSchema,
    status: 201,
  },
  async ({ db, org, body }) => created(await createEndpoint(db, org.id, body)),
);
