import { z } from 'zod';
import { idParams, route } from '@/lib/http/route';
import { replayDelivery } from '@/lib/webhooks/service';

export const POST = route(
  {
    scope: 'admin',
    summary: 'Read a stored webhook delivery again; what the ledger has already is not doubled.',
    params: idParams,
    response: z.object({ queued: z.boolean() }),
    status: 202,
  },
  async ({ db, params }) => {
    await replayDelivery(db, params.id);
    return { queued: true };
  },
);
