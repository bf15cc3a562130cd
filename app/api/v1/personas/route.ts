import { listOf } from '@/lib/http/list';
import { route } from '@/lib/http/route';
import { listPersonas } from '@/lib/personas/queries';
import { personaListQuery, personaRowSchema } from '@/lib/personas/schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'The current persona of each contact that has one, with ratings, a page at a time.',
    query: personaListQuery,
    response: listOf(personaRowSchema),
  },
  ({ db, org, query }) => listPersonas(db, org.id, query),
);
