import { route } from '@/lib/http/route';
import { winningStrategies } from '@/lib/outcomes/strategy-queries';
import { winningQuery, winningStrategiesSchema } from '@/lib/outcomes/strategy-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'Strategies with enough messages by one rate, the best shrunk estimate first.',
    query: winningQuery,
    response: winningStrategiesSchema,
  },
  ({ db, org, query }) => winningStrategies(db, org.id, query),
);
