import { route } from '@/lib/http/route';
import { intakeStats } from '@/lib/practices/queries';
import { intakeStatsSchema } from '@/lib/practices/schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'What was offered to the library, what it took and why it refused the rest.',
    response: intakeStatsSchema,
  },
  ({ db, org }) => intakeStats(db, org.id),
);
