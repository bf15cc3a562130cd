import { z } from 'zod';
import { accepted } from '@/lib/http/reply';
import { route } from '@/lib/http/route';
import { enqueue } from '@/lib/jobs/enqueue';

export const POST = route(
  {
    scope: 'admin',
    summary: 'Learns from all corrections now. It also happens by itself after ten new ones.',
    response: z.object({ status: z.literal('queued') }),
    status: 202,
  },
  async ({ db, org }) => {
    await enqueue(db, 'replies.learn', { org_id: org.id }, { dedupeKey: 'now' });
    return accepted({ status: 'queued' as const });
  },
);
