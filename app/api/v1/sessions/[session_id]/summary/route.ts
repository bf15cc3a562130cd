import { sessionSummary } from '@/lib/conversations/report-queries';
import { sessionParams, sessionSummarySchema } from '@/lib/conversations/report-schema';
import { route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'What happened in one session of an agent.',
    params: sessionParams,
    response: sessionSummarySchema,
  },
  ({ db, org, params }) => sessionSummary(db, org.id, params.session_id),
);
