import type { LanguageModel } from 'ai';
import type { z } from 'zod';
import type { Db } from '../supabase/types';
import type { Clock } from './ask';
import type { LIMITS } from './limits';
import type { Prompt } from './prompt';
import type { Dropped, RemoteEngine, Task } from './schema';

export type Checked<T> = {
  output: T;
  dropped: readonly Dropped[];
  /** Nothing worth showing is left: the next engine is asked. */
  isEmpty?: boolean;
};

export type TaskRequest<T, F> = {
  db: Db;
  orgId: string;
  /** For jobs that act for a person; otherwise the caller of `db` is recorded. */
  principalId?: string;
  task: Task;
  /** Every key required (nullable, not optional): OpenAI's strict mode refuses the others. */
  schema: z.ZodType<T>;
  /** Computed in code: every number that the answer may contain. */
  facts: F;
  prompt: (facts: F) => Prompt;
  /** Answers from the same facts without any model; always possible. */
  local: (facts: F) => T | Promise<T>;
  /** Drops claims without support; see verifyClaims. Runs on every engine's output, local included. */
  verify?: (output: T, facts: F) => Checked<T>;
  signal?: AbortSignal;
};

export type EngineDeps = {
  clock: Clock;
  limits: typeof LIMITS;
  model: (engine: RemoteEngine, model: string) => LanguageModel | undefined;
};
