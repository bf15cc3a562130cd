import { listOf } from '@/lib/http/list';
import { NDJSON, streamEvents } from '@/lib/http/ndjson';
import { created } from '@/lib/http/reply';
import { route } from '@/lib/http/route';
import { generatePersona, streamPersona } from '@/lib/personas/generate-service';
import { listPersonas } from '@/lib/personas/queries';
import { generateInput, personaListQuery, personaRowSchema, personaSchema } from '@/lib/personas/schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'The current persona of each contact that has one, with ratings, a page at a time.',
    query: personaListQuery,
    response: listOf(personaRowSchema),
  },
  ({ db, org, query }) => listPersonas(db, org.id, query),
);

export const POST = route(
  {
    scope: 'write',
    summary:
      'Generates the persona of a contact; with “Accept: application/x-ndjson” it streams, one event a line.',
    body: generateInput,
    response: personaSchema,
    status: 201,
  },
  async ({ db, org, principal, body, request }) => {
    const caller = { db, orgId: org.id, principalId: principal.id };
    if (request.headers.get('accept')?.includes(NDJSON)) {
      return streamEvents(streamPersona(caller, body, new Date()));
    }
    return created(await generatePersona(caller, body, new Date()));
  },
);
