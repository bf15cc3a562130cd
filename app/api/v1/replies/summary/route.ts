import { route } from '@/lib/http/route';
import { getReplySummary } from '@/lib/replies/queries';
import { replySummarySchema } from '@/lib/replies/review-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'How many replies wait, what corrections have taught, and how far reading again has come.',
    response: replySummarySchema,
  },
  ({ db, org }) => getReplySummary(db, org.id),
);
