import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../http/job';
import { logger } from '../logger';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { type Message, processMessage } from './process-message';
import { processTogether } from './process-together';

export type WorkerOptions = {
  db: Db;
  jobs: readonly Job[];
  signal: AbortSignal;
  /** How many messages run at the same time. */
  concurrency?: number;
  visibilitySeconds?: number;
  idleMs?: number;
};

/** Takes messages until the queue is empty or the deadline has passed; returns how many it processed. */
export async function drain(options: WorkerOptions, deadline = Number.POSITIVE_INFINITY): Promise<number> {
  const { db, jobs, signal, concurrency = 2, visibilitySeconds = 60 } = options;
  let processed = 0;
  while (!signal.aborted && Date.now() < deadline) {
    const messages = await must(
      db.rpc('read_jobs', { p_visibility_seconds: visibilitySeconds, p_limit: concurrency }),
    );
    if (messages.length === 0) break;
    const room = { db, jobs, signal, visibilitySeconds };
    const { rest, done } = await processTogether(room, messages as Message[]);
    await inTurn(rest, concurrency, (message) => processMessage(room, message));
    processed += done + rest.length;
  }
  return processed;
}

/** So many at the same time, and no more. */
async function inTurn<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Puts periodic jobs on the queue whose time has come. Safe from any number of workers. */
export async function runSchedules(db: Db, jobs: readonly Job[]): Promise<void> {
  for (const { name, everySeconds } of jobs) {
    if (everySeconds === undefined) continue;
    const isDue = await must(db.rpc('claim_schedule', { p_name: name, p_every_seconds: everySeconds }));
    if (isDue)
      await must(db.rpc('enqueue_job_once', { p_name: name, p_payload: {}, p_dedupe_key: 'schedule' }));
  }
}

/** The life of the worker process: until the signal, drain, then wait a moment. */
export async function workUntilStopped(options: WorkerOptions): Promise<void> {
  const { db, jobs, signal, idleMs = 500 } = options;
  let pauseMs = idleMs;
  while (!signal.aborted) {
    try {
      await runSchedules(db, jobs);
      await drain(options);
      pauseMs = idleMs;
    } catch (thrown) {
      pauseMs = Math.min(pauseMs * 2, 15_000);
      logger.error({ err: thrown, pauseMs }, 'worker could not reach the queue');
    }
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}
