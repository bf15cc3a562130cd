import 'server-only';
import { randomUUID } from 'node:crypto';
import { sameSecret } from '../auth/secret';
import { requireEnv } from '../env/env';
import { AppError } from '../errors';
import { problemResponse } from '../http/problem';
import { logger } from '../logger';
import { adminClient } from '../supabase/admin';
import { observeQueue } from './observe';
import { jobs } from './registry';
import { drain, runSchedules } from './worker-loop';

const BUDGET_MS = 25_000;

/** Drains the queue for a bounded time; whatever remains waits for the next call. */
export async function runJobs(request: Request): Promise<Response> {
  const requestId = randomUUID();
  try {
    const given = request.headers.get('authorization') ?? '';
    if (!sameSecret(given, `Bearer ${requireEnv('CRON_SECRET')}`)) {
      throw new AppError('unauthenticated', 'Send "Authorization: Bearer" with the value of CRON_SECRET.');
    }
    const db = adminClient();
    observeQueue(db);
    await runSchedules(db, jobs);
    const processed = await drain({ db, jobs, signal: request.signal }, Date.now() + BUDGET_MS);
    return Response.json({ processed });
  } catch (thrown) {
    logger.error({ err: thrown, requestId }, 'jobs not run');
    return problemResponse(thrown, requestId);
  }
}
