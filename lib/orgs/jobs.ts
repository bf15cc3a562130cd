import { z } from 'zod';
import { job } from '../http/job';
import { must } from '../supabase/must';

const BATCH = 500;

/** Deletes in small batches: on the embedded database a long statement would stop everybody else. */
export const retentionJob = job(
  { name: 'orgs.retention', payload: z.object({}), everySeconds: 3600 },
  async ({ db, signal, log }) => {
    let deleted = 0;
    for (let batch = BATCH; batch > 0 && !signal.aborted; deleted += batch) {
      batch = await must(db.rpc('apply_retention', { p_batch: BATCH }));
    }
    if (deleted > 0) log.info({ deleted }, 'retention applied');
  },
);
