import { z } from 'zod';
import { route } from '@/lib/http/route';
import { searchQuery } from '@/lib/practices/input-schema';
import { contextOf } from '@/lib/practices/queries';
import { practiceSchema } from '@/lib/practices/schema';
import { searchPractices } from '@/lib/practices/search-service';

export const GET = route(
  {
    scope: 'read',
    summary: 'Practices by meaning, words, context and record; as many as asked for when that many exist.',
    query: searchQuery,
    response: z.object({ data: z.array(practiceSchema) }),
  },
  async ({ db, org, query }) => ({
    data: await searchPractices(db, org.id, { ...query, context: contextOf(query) }),
  }),
);
