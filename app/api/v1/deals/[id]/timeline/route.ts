import { z } from 'zod';
import { getDeal } from '@/lib/deals/queries';
import { timelineItemSchema } from '@/lib/deals/schema';
import { getTimeline } from '@/lib/deals/timeline-queries';
import { listOf, listQuery } from '@/lib/http/list';
import { idParams, route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'What happened on a deal, newest first.',
    params: idParams,
    query: listQuery.extend({ cursor: z.iso.datetime({ offset: true }).optional() }),
    response: listOf(timelineItemSchema),
  },
  async ({ db, org, params, query }) => {
    await getDeal(db, org.id, params.id);
    const items = await getTimeline(db, org.id, params.id, { limit: query.limit + 1, before: query.cursor });
    const data = items.slice(0, query.limit);
    return { data, next_cursor: items.length > query.limit ? (data.at(-1)?.at ?? null) : null };
  },
);
