import { getReport } from '@/lib/conversations/report-queries';
import { improvementReportSchema } from '@/lib/conversations/report-schema';
import { idParams, route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'An improvement report, with what became of earlier findings.',
    params: idParams,
    response: improvementReportSchema,
  },
  ({ db, org, params }) => getReport(db, org.id, params.id),
);
