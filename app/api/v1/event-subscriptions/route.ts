import { z } from 'zod';
import { created } from '@/lib/http/reply';
import { route } from '@/lib/http/route';
import { listSubscriptions } from '@/lib/subscriptions/queries';
import { createSubscription } from '@/lib/subscriptions/service';
import {
  newSubscriptionSchema,
  subscriptionInput,
  subscriptionSchema,
} from '@/lib/subscriptions/subscription-schema';

export const GET = route(
  {
    scope: 'admin',
    summary: 'Addresses that are told what happens in the organisation.',
    response: z.object({ data: z.array(subscriptionSchema) }),
  },
  async ({ db, org }) => ({ data: await listSubscriptions(db, org.id) }),
);

export const POST = route(
  {
    scope: 'admin',
    summary:
      'Subscribe an address to events, sent as Standard Webhooks. Its signing secret is in this answer only.',
    body: subscriptionInput,
    response: newSubscriptionSchema,
    status: 201,
  },
  async ({ db, org, body }) => created(await createSubscription(db, org.id, body)),
);
