import { z } from 'zod';
import { accepted, noContent } from '@/lib/http/reply';
import { route } from '@/lib/http/route';
import { cancelRun, startRun } from '@/lib/replies/run-service';

export const POST = route(
  {
    scope: 'admin',
    summary:
      'Has all replies read again in the background; what a person corrected stays. See /replies/summary.',
    response: z.object({ run_id: z.uuid() }),
    status: 202,
  },
  async ({ db, org }) => accepted(await startRun(db, org.id)),
);

export const DELETE = route(
  { scope: 'admin', summary: 'Stops reading all replies again; what has been read stays.', status: 204 },
  async ({ db, org }) => {
    await cancelRun(db, org.id);
    return noContent();
  },
);
