import { z } from 'zod';
import { idParams, route } from '@/lib/http/route';
import { deliverySchema } from '@/lib/webhooks/management-schema';
import { listDeliveries } from '@/lib/webhooks/queries';

export const GET = route(
  {
    scope: 'admin',
    summary: 'The latest deliveries to a webhook endpoint and what they changed.',
    params: idParams,
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    response: z.object({ data: z.array(deliverySchema) }),
  },
  async ({ db, org, params, query }) => ({ data: await listDeliveries(db, org.id, params.id, query.limit) }),
);
