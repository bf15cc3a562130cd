import { z } from 'zod';
import { idParams, route } from '@/lib/http/route';
import { rotateSubscriptionSecret } from '@/lib/subscriptions/service';

export const POST = route(
  {
    scope: 'admin',
    summary: 'Give a subscription a new signing secret; the one before signs beside it for a day.',
    params: idParams,
    response: z.object({ secret: z.string() }),
  },
  ({ db, org, params }) => rotateSubscriptionSecret(db, org.id, params.id),
);
