import 'server-only';
import { z } from 'zod';
import { AppError } from '../errors';
import { type Job, job } from '../http/job';
import { learnFromCorrections } from './learn-service';
import { reviewReplies } from './review-service';
import { continueRun } from './run-service';

const payload = z.object({ org_id: z.uuid(), event_ids: z.array(z.uuid()).max(100_000) });

/** A reply came in: say what it means, so that its outcome carries it. */
const onReply = job(
  { name: 'replies.classify', payload, on: ['reply.received'] },
  async ({ db, payload: { org_id, event_ids }, log }) => {
    const classified = await reviewReplies(db, org_id, event_ids);
    log.info({ received: event_ids.length, classified }, 'replies classified');
  },
);

/** People corrected enough replies: learn what they mean by them. */
const learn = job(
  { name: 'replies.learn', payload: z.object({ org_id: z.uuid() }) },
  async ({ db, payload: { org_id }, signal, log }) => {
    const report = await learnFromCorrections(db, org_id, signal);
    if (signal.aborted && !report.version) throw new AppError('unavailable', 'Stopped while learning.');
    log.info(report, 'learned from corrections');
  },
);

/** An admin asked for all replies to be read again. */
const reclassify = job(
  { name: 'replies.reclassify', payload: z.object({ org_id: z.uuid(), run_id: z.uuid() }) },
  ({ db, payload: { org_id, run_id }, signal }) => continueRun(db, org_id, run_id, signal),
);

export const replyJobs: readonly Job[] = [onReply, learn, reclassify];
