import 'server-only';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { env } from '../env/env';
import { anthropicBaseUrl } from './base-url';
import { anthropicBatches } from './batch-anthropic';
import { openAiBatches } from './batch-openai';
import type { Usage } from './prices';
import type { RenderedPrompt } from './prompt';
import type { FailureCode, RemoteEngine } from './schema';

/** `id` comes back with the answer: letters, digits, - and _, at most 64. */
export type BatchQuestion = { id: string; prompt: RenderedPrompt };
export type BatchSettings = { model: string; maxOutputTokens: number; schema: Record<string, unknown> };
/** The text of an object that should fit the schema, or why there is none. */
export type BatchAnswer = { id: string; usage: Usage } & ({ text: string } | { failure: FailureCode });

/** `failed`: the provider refused the batch as a whole. */
export type BatchState = 'running' | 'ended' | 'failed';

export type BatchProvider = {
  submit: (questions: readonly BatchQuestion[], settings: BatchSettings) => Promise<string>;
  state: (batchId: string) => Promise<BatchState>;
  /** In any order; questions that were never processed may be missing. */
  answers: (batchId: string) => AsyncIterable<BatchAnswer>;
  cancel: (batchId: string) => Promise<void>;
  /** Removes what the provider keeps of a batch that has ended: questions and answers tell about people. */
  forget: (batchId: string) => Promise<void>;
};

const TIMEOUT_MS = 60_000;

/** The batch API of a provider, at half the price and within a day. Undefined without a key. */
export function batchProvider(engine: RemoteEngine): BatchProvider | undefined {
  const { ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, OPENAI_API_KEY, OPENAI_BASE_URL } = env();
  const options = { timeout: TIMEOUT_MS, maxRetries: 2 };
  if (engine === 'anthropic') {
    if (!ANTHROPIC_API_KEY) return undefined;
    const baseURL = ANTHROPIC_BASE_URL && anthropicBaseUrl(ANTHROPIC_BASE_URL);
    return anthropicBatches(new Anthropic({ apiKey: ANTHROPIC_API_KEY, baseURL, ...options }));
  }
  if (!OPENAI_API_KEY) return undefined;
  return openAiBatches(new OpenAI({ apiKey: OPENAI_API_KEY, baseURL: OPENAI_BASE_URL, ...options }));
}

/** Why a request about a batch failed, in our own vocabulary. */
export function batchFailure(error: unknown): FailureCode {
  const status =
    error instanceof Anthropic.APIError || error instanceof OpenAI.APIError ? error.status : undefined;
  if (status === undefined) return 'unreachable';
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 429) return 'rate_limited';
  return status < 500 ? 'bad_request' : 'server_error';
}
