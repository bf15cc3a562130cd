import { z } from 'zod';
import { contextFor } from '@/lib/conversations/context-service';
import { contextEntrySchema, contextQuery } from '@/lib/conversations/pattern-schema';
import { route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'Past exchanges and learned patterns that help with a query; those that went well come first.',
    query: contextQuery,
    response: z.object({ data: z.array(contextEntrySchema) }),
  },
  async ({ db, org, query }) => ({ data: await contextFor(db, org.id, query) }),
);
