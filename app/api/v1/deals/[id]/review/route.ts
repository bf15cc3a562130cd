import { idParams, route } from '@/lib/http/route';
import { getReview } from '@/lib/insights/review-service';
import { reviewSchema } from '@/lib/insights/schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'Closed deals: insights shown, acted on, and signals that were present but not raised.',
    params: idParams,
    response: reviewSchema,
  },
  ({ db, org, principal, params }) => getReview(db, org.id, params.id, principal.id),
);
