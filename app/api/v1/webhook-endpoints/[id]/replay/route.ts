import { z } from 'zod';
import { accepted } from '@/lib/http/reply';
import { idParams, route } from '@/lib/http/route';
import { replayInput } from '@/lib/webhooks/management-schema';
import { replayDeliveries } from '@/lib/webhooks/service';

export const POST = route(
  {
    scope: 'admin',
    summary:
      'Read stored deliveries of a webhook endpoint again; what the ledger has already is not doubled.',
    params: idParams,
    body: replayInput,
    response: z.object({ queued: z.number().int() }),
    status: 202,
  },
  async ({ db, params, body }) => accepted({ queued: await replayDeliveries(db, params.id, body) }),
);
