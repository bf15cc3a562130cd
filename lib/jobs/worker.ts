import { logger } from '../logger';
import { adminClient } from '../supabase/admin';
import { switchOn } from '../telemetry/switch';
import { observeQueue } from './observe';
import { jobs } from './registry';
import { workUntilStopped } from './worker-loop';

/** The worker process: `npm run worker`. SIGTERM lets the running jobs finish. */
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

logger.info({ jobs: jobs.length }, 'worker started');
const stopTelemetry = await switchOn('worker');
const db = adminClient();
observeQueue(db);
await workUntilStopped({ db, jobs, signal: stop.signal });
await stopTelemetry();
logger.info('worker stopped');
