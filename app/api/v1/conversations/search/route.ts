import { searchConversations } from '@/lib/conversations/search-service';
import { searchAnswer, searchQuery } from '@/lib/conversations/session-schema';
import { route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'What agents are given for a query, with the exchanges themselves; narrowed by filters.',
    query: searchQuery,
    response: searchAnswer,
  },
  ({ db, org, principal, query }) => searchConversations(db, org.id, principal.id, query),
);
