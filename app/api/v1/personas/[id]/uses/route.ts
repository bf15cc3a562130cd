import { idParams, route } from '@/lib/http/route';
import { useInput, useSchema } from '@/lib/personas/use-schema';
import { recordUse } from '@/lib/personas/use-service';

export const POST = route(
  {
    scope: 'read',
    summary: 'Keeps that a persona was viewed or used in a draft; the report compares it with deal outcomes.',
    params: idParams,
    body: useInput,
    response: useSchema,
  },
  async ({ db, org, principal, params, body }) => ({
    recorded: await recordUse(db, org.id, principal.id, params.id, body),
  }),
);
