import { z } from 'zod';
import { route } from '@/lib/http/route';
import { classificationSchema, classifyBody } from '@/lib/replies/schema';
import { classifyReplies } from '@/lib/replies/service';

export const POST = route(
  {
    scope: 'write',
    summary: 'What replies mean: sentiment, interest, objection, automatic, unsubscribe; at most 500.',
    body: classifyBody,
    response: z.object({ data: z.array(classificationSchema) }),
    maxBytes: 20_000_000,
  },
  async ({ db, org, body }) => ({ data: await classifyReplies(db, org.id, body.replies) }),
);
