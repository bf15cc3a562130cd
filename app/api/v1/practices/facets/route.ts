import { z } from 'zod';
import { route } from '@/lib/http/route';
import { practiceFacets } from '@/lib/practices/queries';
import { facetSchema } from '@/lib/practices/schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'What the library can be filtered by, with counts.',
    response: z.object({ data: z.array(facetSchema) }),
  },
  async ({ db, org }) => ({ data: await practiceFacets(db, org.id) }),
);
