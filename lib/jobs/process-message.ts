import 'server-only';
import { AppError, toAppError } from '../errors';
import { FACTS, type Job } from '../http/job';
import { type Logger, logger } from '../logger';
import { must } from '../supabase/must';
import { principalClient } from '../supabase/principal';
import type { Db } from '../supabase/types';
import { backoffSeconds, MAX_ATTEMPTS } from './backoff';
import { keepHidden } from './keep-hidden';
import { type Outcome, observeAttempt, withTrace } from './observe';

export type Message = {
  msg_id: number;
  read_ct: number;
  enqueued_at: string;
  message: { name: string; payload: { org_id?: string } & Record<string, unknown> };
};
type Room = { db: Db; jobs: readonly Job[]; signal: AbortSignal; visibilitySeconds: number };

/** Runs one message to its end: done, delayed for another attempt, or dead. Never throws for a failed job. */
export function processMessage(room: Room, message: Message): Promise<void> {
  return observeAttempt(room.jobs, [message], async (settled) => {
    const { outcome, thrown } = await attempt(room, message);
    settled(outcome, [message], thrown);
  });
}

async function attempt(room: Room, message: Message): Promise<{ outcome: Outcome; thrown?: unknown }> {
  const { db } = room;
  const { name } = message.message;
  const log = logger.child({ job: name, msgId: message.msg_id, attempt: message.read_ct });
  const startedAt = performance.now();
  const shown = keepHidden(db, [message.msg_id], room.visibilitySeconds, log);
  try {
    // A message that kept killing its worker never reached the failure branch below.
    if (message.read_ct > MAX_ATTEMPTS)
      throw new AppError('bad_request', 'The worker stopped during every attempt.');
    await dispatch(room, message, log);
    shown();
    await must(db.rpc('finish_job', { p_msg_id: message.msg_id }));
    log.info({ ms: Math.round(performance.now() - startedAt) }, 'job done');
    return { outcome: 'done' };
  } catch (thrown) {
    shown();
    return { outcome: await settleFailure(db, message, thrown, log), thrown };
  } finally {
    shown();
  }
}

async function dispatch({ db, jobs, signal }: Room, { message }: Message, log: Logger): Promise<void> {
  const subscribers = jobs.filter(({ on }) => on.some((fact) => fact === message.name));
  const job = jobs.find(({ name }) => name === message.name);
  // Each subscriber gets its own message, so that one that fails does not repeat the others.
  for (const { name } of subscribers) {
    await must(
      db.rpc('enqueue_job', {
        p_name: name,
        p_payload: withTrace(JSON.parse(JSON.stringify(message.payload))),
      }),
    );
  }
  if (!job) {
    const isFact = FACTS.some((fact) => fact === message.name);
    // Perhaps a newer release sent it: the attempts give its worker time to appear.
    if (!isFact) throw new AppError('unavailable', `No worker knows the job "${message.name}".`);
    return;
  }
  const parsed = job.parse(message.payload);
  if (!parsed.success) {
    throw new AppError('bad_request', 'The job was given a payload that it does not understand.', {
      cause: parsed.error,
    });
  }
  const orgId = message.payload.org_id ?? '';
  const as = (principalId: string) => principalClient({ principalId, orgId, kind: 'user' });
  await job.run({ db, payload: parsed.data, as, log, signal });
}

/** Retries help against outages, not against a request that can never succeed. */
async function settleFailure(db: Db, message: Message, thrown: unknown, log: Logger): Promise<Outcome> {
  const { code, detail } = toAppError(thrown);
  const isHopeless = code === 'bad_request' || code === 'validation';
  if (isHopeless || message.read_ct >= MAX_ATTEMPTS) {
    log.error({ err: thrown }, 'job failed for good');
    await must(db.rpc('fail_job', { p_msg_id: message.msg_id, p_error: detail }));
    return 'dead';
  }
  const seconds = backoffSeconds(message.read_ct, Math.random());
  log.warn({ err: thrown, retryInSeconds: seconds }, 'job failed, will be tried again');
  await must(db.rpc('delay_job', { p_msg_id: message.msg_id, p_seconds: seconds }));
  return 'retried';
}
