import 'server-only';
import { z } from 'zod';
import { type Job, job } from '../http/job';
import { reviewReplies } from './review-service';

const payload = z.object({ org_id: z.uuid(), event_ids: z.array(z.uuid()).max(100_000) });

/** A reply came in: say what it means, so that its outcome carries it. */
const onReply = job(
  { name: 'replies.classify', payload, on: ['reply.received'] },
  async ({ db, payload: { org_id, event_ids }, log }) => {
    const classified = await reviewReplies(db, org_id, event_ids);
    log.info({ received: event_ids.length, classified }, 'replies classified');
  },
);

export const replyJobs: readonly Job[] = [onReply];
