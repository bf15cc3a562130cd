import { route } from '@/lib/http/route';
import { strategyPerformance } from '@/lib/outcomes/strategy-queries';
import { performanceQuery, strategyPerformanceSchema } from '@/lib/outcomes/strategy-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'What became of messages by what was decided about them, agent by agent, with intervals.',
    query: performanceQuery,
    response: strategyPerformanceSchema,
  },
  ({ db, org, query }) => strategyPerformance(db, org.id, query),
);
