import { z } from 'zod';

export const TASKS = [
  'insight',
  'persona',
  'reply',
  'sequence',
  'subject_lines',
  'plan_narrative',
  'report',
] as const;
export type Task = (typeof TASKS)[number];

export const ENGINES = ['anthropic', 'openai', 'local'] as const;
export type Engine = (typeof ENGINES)[number];
export type RemoteEngine = Exclude<Engine, 'local'>;

/** `organizations.settings.engines`: per task, which engines in which order, and their models. */
export const engineSettings = z.partialRecord(
  z.enum(TASKS),
  z.object({
    chain: z.array(z.enum(ENGINES)).min(1).max(ENGINES.length),
    models: z.partialRecord(z.enum(['anthropic', 'openai']), z.string().min(1).max(200)).optional(),
  }),
);
export type EngineSettings = z.infer<typeof engineSettings>;

/** Something a claim may rest on: what a person sees when they open the evidence. */
export type Receipt = { id: string; text: string };

/** Why an engine did not answer. Shown to people and stored; carries no text of the provider. */
export type FailureCode =
  | 'no_key'
  | 'timeout'
  | 'rate_limited'
  | 'unauthorised'
  | 'unreachable'
  | 'server_error'
  | 'bad_request'
  | 'refused'
  | 'truncated'
  | 'malformed'
  | 'unsupported_claims';

export type DropReason =
  | 'no_evidence'
  | 'unknown_evidence'
  | 'number_not_in_evidence'
  | 'quotation_not_in_evidence'
  | 'wrong_evidence'
  | 'pseudo_science'
  | 'too_long';
export type Dropped = { text: string; reason: DropReason; detail: string };

export type TaskResult<T> = {
  output: T;
  engine: Engine;
  model: string;
  promptVersion: string;
  /** "anthropic: timeout; openai: no_key"; absent when the first engine of the chain answered. */
  fallbackReason?: string;
  dropped: readonly Dropped[];
  /** Null when the row could not be written, which never fails the task. */
  generationId: string | null;
};
