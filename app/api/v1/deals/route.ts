import { z } from 'zod';
import { listDeals } from '@/lib/deals/queries';
import { dealListQuery, dealRowSchema } from '@/lib/deals/schema';
import { listOf } from '@/lib/http/list';
import { route } from '@/lib/http/route';
import { withForecasts } from '@/lib/insights/list-service';
import { listForecastSchema } from '@/lib/insights/schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'Deals, filtered and sorted; “include=forecast” adds the forecast of each open deal.',
    query: dealListQuery.extend({ include: z.literal('forecast').optional() }),
    response: listOf(dealRowSchema.extend({ forecast: listForecastSchema.nullable().optional() })),
  },
  async ({ db, org, query: { include, ...query } }) => {
    const page = await listDeals(db, org.id, query);
    return include ? { ...page, data: await withForecasts(db, org.id, page.data) } : page;
  },
);
