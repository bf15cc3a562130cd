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
  'persona.generated',
  'persona.used',
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
  /** How many messages of one organisation are worked on in one go; what that leaves undone runs on its own. */
  together?: { limit: number; run: (context: TogetherContext<unknown>) => Promise<ReadonlySet<number>> };
};

export type TogetherContext<P> = Omit<JobContext<P>, 'payload' | 'as'> & {
  orgId: string;
  payloads: readonly P[];
};
type Together<P> = {
  limit: number;
  /** Answers the places of the payloads that are done. */
  run: (context: TogetherContext<P>) => Promise<ReadonlySet<number>>;
};

/**
 * The door of the queue. A message arrives at least once, so a handler must give the same result when it runs
 * again: upsert, don't append. `on` subscribes to facts; `everySeconds` makes it periodic (payload `{}`); `together` takes many
 * messages at once where that is cheaper.
 */
export function job<S extends z.ZodType>(
  definition: {
    name: string;
    payload: S;
    on?: readonly Fact[];
    everySeconds?: number;
    together?: Together<z.output<S>>;
  },
  run: (context: JobContext<z.output<S>>) => Promise<void>,
): Job {
  const { name, payload, on = [], everySeconds, together } = definition;
  return {
    name,
    on,
    ...(everySeconds === undefined ? {} : { everySeconds }),
    parse: (given) => payload.safeParse(given),
    run: (context) => run({ ...context, payload: context.payload as z.output<S> }),
    ...(together
      ? {
          together: {
            limit: together.limit,
            run: (context) => together.run({ ...context, payloads: context.payloads as z.output<S>[] }),
          },
        }
      : {}),
  };
}
