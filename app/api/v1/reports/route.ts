import { listReports } from '@/lib/conversations/report-queries';
import {
  improvementReportSchema,
  reportInput,
  reportQuery,
  reportRowSchema,
} from '@/lib/conversations/report-schema';
import { askForReport } from '@/lib/conversations/report-service';
import { listOf } from '@/lib/http/list';
import { created } from '@/lib/http/reply';
import { route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'Improvement reports, the latest first.',
    query: reportQuery,
    response: listOf(reportRowSchema),
  },
  ({ db, org, query }) => listReports(db, org.id, query),
);

export const POST = route(
  {
    scope: 'write',
    summary: 'Makes an improvement report and keeps it.',
    body: reportInput,
    response: improvementReportSchema,
    status: 201,
  },
  async ({ db, org, body }) => created(await askForReport(db, org.id, body)),
);
