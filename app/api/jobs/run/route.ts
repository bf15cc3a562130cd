import { runJobs } from '@/lib/jobs/run-request';

/** For any cron: POST with `Authorization: Bearer $CRON_SECRET`. */
export const POST = runJobs;
export const maxDuration = 60;
