import 'server-only';
import { z } from 'zod';
import { type Job, job } from '../http/job';
import { enqueue } from '../jobs/enqueue';
import { learnIcpScore } from './icp-learn';

const orgPayload = z.object({ org_id: z.uuid() });
const outcomesPayload = orgPayload.extend({ outcome_ids: z.array(z.uuid()) });

/** Outcomes arrive one by one all day: learning waits and runs once for all of them. */
const LEARN_DELAY_SECONDS = 300;

const learnIcpJob = job({ name: 'outcomes.learn_icp', payload: orgPayload }, ({ db, payload }) =>
  learnIcpScore(db, payload.org_id),
);

const outcomeChanged = job(
  { name: 'outcomes.plan_learning', payload: outcomesPayload, on: ['outcome.changed'] },
  async ({ db, payload: { org_id } }) => {
    const dedupeKey = `outcomes.learn_icp:${org_id}`;
    await enqueue(db, 'outcomes.learn_icp', { org_id }, { delaySeconds: LEARN_DELAY_SECONDS, dedupeKey });
  },
);

export const outcomeJobs: readonly Job[] = [learnIcpJob, outcomeChanged];
