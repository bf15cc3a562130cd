import { z } from 'zod';
import { created, noContent } from '@/lib/http/reply';
import { idParams, route } from '@/lib/http/route';
import { giveFeedback, removeFeedback } from '@/lib/insights/feedback-service';
import { feedbackInputSchema, feedbackSchema, feedbackTypeSchema } from '@/lib/insights/schema';

export const POST = route(
  {
    scope: 'write',
    summary: 'Feedback on an insight: one per person and type, a second time changes it.',
    params: idParams,
    body: feedbackInputSchema,
    response: feedbackSchema,
    status: 201,
  },
  async ({ db, org, principal, params, body }) =>
    created(await giveFeedback(db, org.id, principal.id, params.id, body)),
);

export const DELETE = route(
  {
    scope: 'write',
    summary: 'Takes back one’s own feedback of a type.',
    params: idParams,
    query: z.object({ type: feedbackTypeSchema }),
    status: 204,
  },
  async ({ db, org, principal, params, query }) => {
    await removeFeedback(db, org.id, principal.id, params.id, query.type);
    return noContent();
  },
);
