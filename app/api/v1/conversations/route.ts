import { z } from 'zod';
import { conversationQuery } from '@/lib/conversations/conversation-schema';
import { logConversations } from '@/lib/conversations/log-service';
import { listConversations } from '@/lib/conversations/queries';
import { conversationSchema, exchangeSchema, loggedSchema, MAX_BULK } from '@/lib/conversations/schema';
import { listOf } from '@/lib/http/list';
import { created } from '@/lib/http/reply';
import { route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'Exchanges of agents, the latest first.',
    query: conversationQuery,
    response: listOf(conversationSchema),
  },
  ({ db, org, query }) => listConversations(db, org.id, query),
);

export const POST = route(
  {
    scope: 'write',
    summary: 'Logs exchanges of an agent: one, or an array of at most 1,000. All are stored, or none.',
    body: z.union([exchangeSchema, z.array(exchangeSchema).min(1).max(MAX_BULK)]),
    response: z.union([loggedSchema, z.array(loggedSchema)]),
    status: 201,
    maxBytes: 20_000_000,
  },
  async ({ db, org, body, request }) => {
    const source = request.headers.get('x-winloop-source') === 'client' ? 'client' : 'api';
    if (!Array.isArray(body)) {
      const [conversation_id = ''] = await logConversations(db, org.id, [body], source);
      return created({ conversation_id });
    }
    const ids = await logConversations(db, org.id, body, source);
    return created(ids.map((conversation_id) => ({ conversation_id })));
  },
);
