import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { created } from '@/lib/http/reply';
import { route } from '@/lib/http/route';
import { messageSchema, trackedRowSchema, trackedSchema } from '@/lib/outcomes/schema';
import { trackMessages } from '@/lib/outcomes/service';

export const POST = route(
  {
    scope: 'write',
    summary: 'Tracks messages that were sent (track_message_sent): one, or an array of at most 500.',
    body: z.union([messageSchema, z.array(messageSchema).min(1).max(500)]),
    response: z.union([trackedSchema, z.array(trackedRowSchema)]),
    status: 201,
    maxBytes: 20_000_000,
  },
  async ({ db, org, body }) => {
    if (Array.isArray(body)) return created(await trackMessages(db, org.id, body));
    const [row] = await trackMessages(db, org.id, [body]);
    if (row && row.outcome_id !== null) return created({ outcome_id: row.outcome_id });
    const problem = row && 'error' in row ? row.error.message : 'The message was not tracked.';
    throw new AppError('validation', problem, { errors: [{ path: 'lead_id', message: problem }] });
  },
);
