import { z } from 'zod';
import { route } from '@/lib/http/route';
import { withdrawCorrection } from '@/lib/replies/review-service';
import { reviewSchema } from '@/lib/replies/schema';

export const DELETE = route(
  {
    scope: 'write',
    summary: 'Takes a correction back: what the engine said counts again.',
    params: z.object({ event_id: z.uuid() }),
    response: reviewSchema,
  },
  ({ db, org, params }) => withdrawCorrection(db, org.id, params.event_id),
);
