import { logger } from '../logger';
import { adminClient } from '../supabase/admin';
import { jobs } from './registry';
import { workUntilStopped } from './worker-loop';

/** The worker process: `npm run worker`. SIGTERM lets the running jobs finish. */
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

logger.info({ jobs: jobs.length }, 'worker started');
await workUntilStopped({ db: adminClient(), jobs, signal: stop.signal });
logger.info('worker stopped');
