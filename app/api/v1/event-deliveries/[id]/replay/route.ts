import { z } from 'zod';
import { accepted } from '@/lib/http/reply';
import { idParams, route } from '@/lib/http/route';
import { replayEventDelivery } from '@/lib/subscriptions/service';

export const POST = route(
  {
    scope: 'admin',
    summary: 'Send an event again, under the same webhook-id.',
    params: idParams,
    response: z.object({ queued: z.boolean() }),
    status: 202,
  },
  async ({ db, params }) => {
    await replayEventDelivery(db, params.id);
    return accepted({ queued: true });
  },
);
