import { performanceQuery, performanceReportSchema } from '@/lib/conversations/report-schema';
import { currentPerformance } from '@/lib/conversations/report-service';
import { route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'How agents perform in a period, compared with another, and what to do about it.',
    query: performanceQuery,
    response: performanceReportSchema,
  },
  ({ db, org, query }) => currentPerformance(db, org.id, query),
);
