import { listOf } from '@/lib/http/list';
import { idParams, route } from '@/lib/http/route';
import { deliveryListQuery, deliverySchema } from '@/lib/webhooks/management-schema';
import { listDeliveries } from '@/lib/webhooks/queries';

export const GET = route(
  {
    scope: 'admin',
    summary: 'The latest deliveries to a webhook endpoint and what they changed.',
    params: idParams,
    query: deliveryListQuery,
    response: listOf(deliverySchema),
  },
  ({ db, org, params, query }) => listDeliveries(db, org.id, query, params.id),
);
