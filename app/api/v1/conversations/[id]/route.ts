import { getConversation } from '@/lib/conversations/queries';
import { conversationSchema } from '@/lib/conversations/schema';
import { idParams, route } from '@/lib/http/route';

export const GET = route(
  { scope: 'read', summary: 'One exchange.', params: idParams, response: conversationSchema },
  ({ db, org, params }) => getConversation(db, org.id, params.id),
);
