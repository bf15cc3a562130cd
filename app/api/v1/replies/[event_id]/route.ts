import { z } from 'zod';
import { route } from '@/lib/http/route';
import { correctReply } from '@/lib/replies/review-service';
import { correctionSchema, reviewSchema } from '@/lib/replies/schema';

export const PATCH = route(
  {
    scope: 'write',
    summary: 'Corrects what a reply means. A person wins over the engine.',
    params: z.object({ event_id: z.uuid() }),
    body: correctionSchema,
    response: reviewSchema,
  },
  ({ db, org, principal, params, body }) => correctReply(db, org.id, principal.id, params.event_id, body),
);
