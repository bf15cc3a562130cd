import 'server-only';
import { FACTS, type Job } from '../http/job';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { failureAttributes } from '../telemetry/filter';
import { among, label } from '../telemetry/label';
import { telemetry, withSpan } from '../telemetry/telemetry';
import type { Message } from './process-message';

export type Outcome = 'done' | 'retried' | 'dead';
type Settled = (outcome: Outcome, messages: readonly Message[], thrown?: unknown) => void;

/** Rides along in a payload: the trace that asked for the work, and how long it was meant to wait. */
const CARRIED = '_trace';

export function withTrace<P extends object>(payload: P, delaySeconds = 0): P {
  const traceparent = telemetry()?.traceparent();
  return traceparent ? { ...payload, [CARRIED]: { traceparent, delay_seconds: delaySeconds } } : payload;
}

/**
 * One span for an attempt at one or several messages of a kind. Names come from the registry: people may put any name
 * on the queue.
 */
export function observeAttempt<T>(
  jobs: readonly Job[],
  messages: readonly Message[],
  run: (settled: Settled) => Promise<T>,
): Promise<T> {
  const on = telemetry();
  const [first] = messages;
  if (!on || !first) return run(() => {});
  const { name, payload } = first.message;
  const kind = { 'winloop.job.name': among([...jobs.map((job) => job.name), ...FACTS], name) };
  const startedAt = Date.now();
  const wait = queueWait(first, startedAt);
  const attributes = () => ({
    ...kind,
    'winloop.job.attempt': first.read_ct,
    'winloop.job.messages': messages.length,
    'winloop.job.queue_wait': wait,
  });
  return withSpan('job', attributes, (span) => {
    if (payload.org_id) span.ofOrg(payload.org_id);
    for (const message of messages) span.linkTo(carriedBy(message).traceparent);
    return run((outcome, settled, thrown) => {
      const ended = { ...kind, 'winloop.job.outcome': label(outcome) };
      span.set(ended);
      if (thrown !== undefined) span.fail(thrown);
      for (const message of settled) {
        const waited = queueWait(message, startedAt);
        if (waited !== undefined) on.record('winloop.job.queue_wait', waited, kind);
        if (outcome !== 'retried') on.record('winloop.job.attempts', message.read_ct, ended);
        if (outcome === 'dead')
          on.record('winloop.job.dead_letters', 1, { ...kind, ...failureAttributes(thrown) });
      }
    });
  });
}

/** How long a message was due before its first attempt; later attempts wait on purpose. */
function queueWait(message: Message, now: number): number | undefined {
  if (message.read_ct > 1) return undefined;
  const { delaySeconds } = carriedBy(message);
  return Math.max(0, (now - Date.parse(message.enqueued_at)) / 1_000 - delaySeconds);
}

function carriedBy({ message }: Message): { traceparent: string | undefined; delaySeconds: number } {
  const { traceparent, delay_seconds } = Object(message.payload[CARRIED]) as Record<string, unknown>;
  return {
    traceparent: typeof traceparent === 'string' ? traceparent : undefined,
    delaySeconds: typeof delay_seconds === 'number' ? delay_seconds : 0,
  };
}

/** Gauges of the queue, read whenever metrics are sent. */
export function observeQueue(db: Db): void {
  telemetry()?.observe(async () => {
    const [depth] = await must(db.rpc('queue_depth'));
    return {
      'winloop.queue.depth': depth?.queued ?? 0,
      'winloop.queue.oldest': depth?.oldest_seconds ?? 0,
      'winloop.queue.dead_letters': depth?.dead ?? 0,
    };
  });
}
