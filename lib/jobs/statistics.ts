import { z } from 'zod';
import { job } from '../http/job';
import { must } from '../supabase/must';

/** Plans, also those that foreign keys keep, follow the tables as they grow. */
export const statisticsJob = job(
  { name: 'jobs.statistics', payload: z.object({}), everySeconds: 300 },
  async ({ db }) => {
    await must(db.rpc('refresh_statistics'));
  },
);
