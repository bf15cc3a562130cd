import { route } from '@/lib/http/route';
import { practicesCsv } from '@/lib/practices/csv';
import { practiceListQuery } from '@/lib/practices/schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'The library as CSV, with the filters of the list; it can be imported again.',
    query: practiceListQuery.omit({ limit: true, cursor: true }),
  },
  async ({ db, org, query }) => practicesCsv(db, org.id, query),
);
