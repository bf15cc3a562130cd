import { sessionParams } from '@/lib/conversations/report-schema';
import { listExchanges } from '@/lib/conversations/session-queries';
import { judgedSchema } from '@/lib/conversations/session-schema';
import { listOf, listQuery } from '@/lib/http/list';
import { route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'What was said in a session, in its order, with what people think of it.',
    params: sessionParams,
    query: listQuery,
    response: listOf(judgedSchema),
  },
  ({ db, org, principal, params, query }) =>
    listExchanges(db, org.id, params.session_id, principal.id, query),
);
