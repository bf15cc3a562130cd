import { listOf } from '@/lib/http/list';
import { route } from '@/lib/http/route';
import { listPractices } from '@/lib/practices/queries';
import { practiceListQuery, practiceSchema } from '@/lib/practices/schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'One page of the library, filtered by category, status, source, tag and context.',
    query: practiceListQuery,
    response: listOf(practiceSchema),
  },
  ({ db, org, query }) => listPractices(db, org.id, query),
);
