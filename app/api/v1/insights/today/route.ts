import { z } from 'zod';
import { route } from '@/lib/http/route';
import { todaySchema } from '@/lib/insights/schema';
import { getToday } from '@/lib/insights/today-service';

const DAY_MS = 86_400_000;

export const GET = route(
  {
    scope: 'read',
    summary: 'Deals that moved or need a decision, and what was learned since yesterday.',
    query: z.object({ scope: z.enum(['mine', 'team']).default('mine') }),
    response: todaySchema,
  },
  ({ db, org, query }) => getToday(db, org.id, query.scope, new Date(Date.now() - DAY_MS).toISOString()),
);
