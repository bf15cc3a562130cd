import { route } from '@/lib/http/route';
import { icpSegments } from '@/lib/outcomes/icp-queries';
import { icpSegmentsQuery, icpSegmentsSchema } from '@/lib/outcomes/icp-schema';

export const GET = route(
  {
    scope: 'read',
    summary:
      'Which leads answer well, segment by segment, and the record of the score that is learned from them.',
    query: icpSegmentsQuery,
    response: icpSegmentsSchema,
  },
  ({ db, org, query }) => icpSegments(db, org.id, query.dimensions),
);
