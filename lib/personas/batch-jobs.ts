import 'server-only';
import { z } from 'zod';
import { type Job, job } from '../http/job';
import { must } from '../supabase/must';
import { runBatch } from './batch-run';
import { REFRESH_AFTER } from './refresh-schema';

const runBatches = job(
  { name: 'personas.batch', payload: z.object({ org_id: z.uuid(), batch_id: z.uuid() }) },
  ({ db, payload, signal, log }) =>
    runBatch({ db, orgId: payload.org_id, batchId: payload.batch_id, signal, log }),
);

/** Personas since whose generation enough has happened are made again, in their author's name. */
const refresh = job(
  { name: 'personas.order-stale', payload: z.object({}), everySeconds: 3600 },
  async ({ db, log }) => {
    const ordered = await must(db.rpc('order_stale_personas', { p_default: REFRESH_AFTER }));
    if (ordered > 0) log.info({ ordered }, 'stale personas ordered');
  },
);

export const personaBatchJobs: readonly Job[] = [runBatches, refresh];
