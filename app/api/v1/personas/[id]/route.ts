import { z } from 'zod';
import { idParams, route } from '@/lib/http/route';
import { getPersona } from '@/lib/personas/queries';
import { personaSchema } from '@/lib/personas/schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'A persona with its receipts and ratings: the newest generation, or the one asked for.',
    params: idParams,
    query: z.object({ generation: z.uuid().optional() }),
    response: personaSchema,
  },
  ({ db, org, principal, params, query }) =>
    getPersona(db, org.id, params.id, principal.id, query.generation),
);
