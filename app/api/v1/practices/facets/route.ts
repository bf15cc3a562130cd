import { z } from 'zod';
import { route } from '@/lib/http/route';
import { practiceFacets } from '@/lib/practices/queries';
import { facetSchema, facetsQuery } from '@/lib/practices/schema';

export const GET = route(
  {
    scope: 'read',
    summary: "What the library can be filtered by; a value's count is what the other filters leave of it.",
    query: facetsQuery,
    response: z.object({ data: z.array(facetSchema) }),
  },
  async ({ db, org, query }) => ({ data: await practiceFacets(db, org.id, query) }),
);
