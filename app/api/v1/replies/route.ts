import { listOf } from '@/lib/http/list';
import { route } from '@/lib/http/route';
import { listReplies } from '@/lib/replies/queries';
import { replyRowSchema, reviewListQuery } from '@/lib/replies/review-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'Classified replies, the latest first: what waits for a person, what one corrected, or all.',
    query: reviewListQuery,
    response: listOf(replyRowSchema),
  },
  ({ db, org, query }) => listReplies(db, org.id, query),
);
