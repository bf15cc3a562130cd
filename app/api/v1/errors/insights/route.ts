import { errorInsights } from '@/lib/conversations/report-queries';
import { errorInsightsSchema, insightsQuery } from '@/lib/conversations/report-schema';
import { route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'What goes wrong in conversations: errors by what their messages have in common.',
    query: insightsQuery,
    response: errorInsightsSchema,
  },
  ({ db, org, query }) => errorInsights(db, org.id, query),
);
