import { z } from 'zod';
import { idParams, route } from '@/lib/http/route';
import { rotateInput } from '@/lib/webhooks/management-schema';
import { rotateSecret } from '@/lib/webhooks/service';

export const POST = route(
  {
    scope: 'admin',
    summary: 'Give a webhook endpoint a new secret; the one before keeps counting until the next rotation.',
    params: idParams,
    body: rotateInput,
    response: z.object({ secret: z.string().optional() }),
  },
  ({ db, org, params, body }) => rotateSecret(db, org.id, params.id, body),
);
