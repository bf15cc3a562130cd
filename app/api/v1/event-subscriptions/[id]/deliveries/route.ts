import { listOf } from '@/lib/http/list';
import { idParams, route } from '@/lib/http/route';
import { listEventDeliveries } from '@/lib/subscriptions/queries';
import { eventDeliveryQuery, eventDeliverySchema } from '@/lib/subscriptions/subscription-schema';

export const GET = route(
  {
    scope: 'admin',
    summary: 'What was sent to a subscription and what became of it, the latest first.',
    params: idParams,
    query: eventDeliveryQuery,
    response: listOf(eventDeliverySchema),
  },
  ({ db, org, params, query }) => listEventDeliveries(db, org.id, params.id, query),
);
