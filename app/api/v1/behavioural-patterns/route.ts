import { z } from 'zod';
import { route } from '@/lib/http/route';
import { patternSchema } from '@/lib/personas/comparison-schema';
import { listPatterns } from '@/lib/personas/pattern-queries';

export const GET = route(
  {
    scope: 'read',
    summary: 'Patterns of behaviour that contacts follow, named by what people do.',
    response: z.object({ data: z.array(patternSchema) }),
  },
  async ({ db, org }) => ({ data: await listPatterns(db, org.id) }),
);
