import { listOf } from '@/lib/http/list';
import { route } from '@/lib/http/route';
import { listOutcomes } from '@/lib/outcomes/queries';
import { outcomeListQuery, outcomeSchema } from '@/lib/outcomes/schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'Messages and what became of them, the latest first.',
    query: outcomeListQuery,
    response: listOf(outcomeSchema),
  },
  ({ db, org, query }) => listOutcomes(db, org.id, query),
);
