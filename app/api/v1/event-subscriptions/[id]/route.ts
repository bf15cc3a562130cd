import { noContent } from '@/lib/http/reply';
import { idParams, route } from '@/lib/http/route';
import { getSubscription } from '@/lib/subscriptions/queries';
import { deleteSubscription, updateSubscription } from '@/lib/subscriptions/service';
import { subscriptionChanges, subscriptionSchema } from '@/lib/subscriptions/subscription-schema';

export const GET = route(
  { scope: 'admin', summary: 'One subscription.', params: idParams, response: subscriptionSchema },
  ({ db, org, params }) => getSubscription(db, org.id, params.id),
);

export const PATCH = route(
  {
    scope: 'admin',
    summary:
      'Rename, move, pause or resume a subscription, or choose its events. Nothing is stored while it is paused.',
    params: idParams,
    body: subscriptionChanges,
    response: subscriptionSchema,
  },
  ({ db, org, params, body }) => updateSubscription(db, org.id, params.id, body),
);

export const DELETE = route(
  { scope: 'admin', summary: 'Delete a subscription and its log.', params: idParams, status: 204 },
  async ({ db, org, params }) => {
    await deleteSubscription(db, org.id, params.id);
    return noContent();
  },
);
