import 'server-only';
import type { z } from 'zod';
import type { Logger } from '../logger';
import type { Db } from '../supabase/types';

/** Facts that slices publish in the transaction that made them true. */
export const FACTS = [
  'deal.changed',
  'deal.closed',
  'source.changed',
  'feedback.given',
  'outcome.changed',
  'reply.received',
  'conversation.logged',
] as const;
export type Fact = (typeof FACTS)[number];

export type JobContext<P> = {
  /** The service role: sees every organisation, so every query carries its org_id. */
  db: Db;
  payload: P;
  /** A client under row-level security for work on behalf of a person. */
  as: (principalId: string) => Db;
  log: Logger;
  /** True once the worker wants to stop: finish the batch and return. */
  signal: AbortSignal;
};

export type Job = {
  name: string;
  on: readonly Fact[];
  everySeconds?: number;
  parse: (payload: unknown) => { success: true; data: unknown } | { success: false; error: z.ZodError };
  run: (context: JobContext<unknown>) => Promise<void>;
};

/**
 * The door of the queue. A message arrives at least once, so a handler must give the same result when it runs
 * again: upsert, don't append. `on` subscribes to facts; `everySeconds` makes it periodic (payload `{}`).
 */
export function job<S extends z.ZodType>(
  definition: { name: string; payload: S; on?: readonly Fact[]; everySeconds?: number },
  run: (context: JobContext<z.output<S>>) => Promise<void>,
): Job {
  const { name, payload, on = [], everySeconds } = definition;
  return {
    name,
    on,
    ...(everySeconds === undefined ? {} : { everySeconds }),
    parse: (given) => payload.safeParse(given),
    run: (context) => run({ ...context, payload: context.payload as z.output<S> }),
  };
}
