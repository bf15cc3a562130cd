import { listSessions } from '@/lib/conversations/session-queries';
import { sessionListQuery, sessionRowSchema } from '@/lib/conversations/session-schema';
import { listOf } from '@/lib/http/list';
import { route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary:
      'Sessions with their figures, the latest first; a session is in when one exchange fits all filters.',
    query: sessionListQuery,
    response: listOf(sessionRowSchema),
  },
  ({ db, org, query }) => listSessions(db, org.id, query),
);
