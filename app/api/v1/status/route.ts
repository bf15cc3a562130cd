import { conversationStatus } from '@/lib/conversations/report-queries';
import { statusSchema } from '@/lib/conversations/report-schema';
import { route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'Whether learning from conversations is on, and how much there is to learn from.',
    response: statusSchema,
  },
  ({ db, org }) => conversationStatus(db, org.id),
);
