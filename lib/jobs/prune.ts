import { z } from 'zod';
import { job } from '../http/job';
import { must } from '../supabase/must';

export const pruneJob = job(
  { name: 'jobs.prune', payload: z.object({}), everySeconds: 3600 },
  async ({ db }) => {
    await must(db.rpc('prune_jobs'));
  },
);
