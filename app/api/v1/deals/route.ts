import { listDeals } from '@/lib/deals/queries';
import { dealListQuery, dealRowSchema } from '@/lib/deals/schema';
import { listOf } from '@/lib/http/list';
import { route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'Deals, filtered and sorted.',
    query: dealListQuery,
    response: listOf(dealRowSchema),
  },
  ({ db, org, query }) => listDeals(db, org.id, query),
);
