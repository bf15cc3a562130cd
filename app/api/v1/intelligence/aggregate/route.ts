import { route } from '@/lib/http/route';
import { aggregate } from '@/lib/intelligence/aggregate';
import { aggregateSchema } from '@/lib/intelligence/commons-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'Winning and losing patterns of the organisation and, if it opted in, of the commons.',
    response: aggregateSchema,
  },
  ({ db, org }) => aggregate(db, org.id),
);
