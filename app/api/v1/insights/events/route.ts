import { z } from 'zod';
import { route } from '@/lib/http/route';
import { recordEvents } from '@/lib/insights/feedback-service';
import { insightEventsSchema } from '@/lib/insights/schema';

export const POST = route(
  {
    scope: 'write',
    summary: 'What people saw and did with insights, in a batch; repeats change nothing.',
    body: insightEventsSchema,
    response: z.object({ recorded: z.number().int() }),
  },
  async ({ db, org, body }) => ({ recorded: await recordEvents(db, org.id, body.events) }),
);
