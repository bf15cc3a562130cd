import { z } from 'zod';
import { idParams, route } from '@/lib/http/route';
import { listEvents } from '@/lib/outcomes/message-queries';
import { ledgerSchema } from '@/lib/outcomes/message-schema';
import { eventResultSchema, eventSchema } from '@/lib/outcomes/schema';
import { recordEvents } from '@/lib/outcomes/service';

export const GET = route(
  {
    scope: 'read',
    summary: 'Everything that happened to one message, the first event first.',
    params: idParams,
    response: ledgerSchema,
  },
  ({ db, org, params }) => listEvents(db, org.id, params.id),
);

export const POST = route(
  {
    scope: 'write',
    summary: 'Appends what happened to a message: one event, or an array of at most 500.',
    params: idParams,
    body: z.union([eventSchema, z.array(eventSchema).min(1).max(500)]),
    response: z.union([eventResultSchema, z.array(eventResultSchema)]),
    maxBytes: 20_000_000,
  },
  async ({ db, org, params, body }) => {
    const results = await recordEvents(db, org.id, params.id, Array.isArray(body) ? body : [body]);
    return Array.isArray(body) ? results : (results[0] ?? { event_id: null, duplicate: true });
  },
);
