import { listOf } from '@/lib/http/list';
import { route } from '@/lib/http/route';
import { deliveryListQuery, deliverySchema } from '@/lib/webhooks/management-schema';
import { listDeliveries } from '@/lib/webhooks/queries';

export const GET = route(
  {
    scope: 'admin',
    summary:
      'The latest webhook deliveries of the organisation, also those without an endpoint of their own.',
    query: deliveryListQuery,
    response: listOf(deliverySchema),
  },
  ({ db, org, query }) => listDeliveries(db, org.id, query),
);
