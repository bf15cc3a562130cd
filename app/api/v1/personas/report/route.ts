import { route } from '@/lib/http/route';
import { personaReportSchema, reportQuery } from '@/lib/personas/report-schema';
import { personaReport } from '@/lib/personas/report-service';

export const GET = route(
  {
    scope: 'read',
    summary:
      'How personas are doing: generations, quality, benchmarks, coverage, ratings, and how use goes with winning.',
    query: reportQuery,
    response: personaReportSchema,
  },
  ({ db, org, query }) => personaReport(db, org.id, query.months),
);
