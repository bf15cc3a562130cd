import { generateText, type LanguageModel, NoObjectGeneratedError, Output, streamText } from 'ai';
import type { z } from 'zod';
import { failureOf, finishCode, UnusableAnswer } from './failure';
import { addUsage, type Usage } from './prices';
import type { RenderedPrompt } from './prompt';
import type { FailureCode } from './schema';

const MAX_ATTEMPTS = 3;
const BASE_DELAY_MS = 400;

export type Clock = { now: () => number; sleep: (ms: number) => Promise<void>; random: () => number };
export type Question<T> = {
  model: LanguageModel;
  schema: z.ZodType<T>;
  prompt: RenderedPrompt;
  timeoutMs: number;
  maxOutputTokens: number;
  signal?: AbortSignal;
  /** Receives the raw JSON as it is written; asks the provider to stream. */
  onText?: (delta: string) => void;
};
export type Answer<T> = { attempts: number; usage: Usage } & (
  | { ok: true; output: T }
  | { ok: false; code: FailureCode; wroteText: boolean }
);

/** Asks one model, with retries inside one time budget. Never throws for what a provider does. */
export async function ask<T>(question: Question<T>, clock: Clock): Promise<Answer<T>> {
  const deadline = clock.now() + question.timeoutMs;
  const usage: Usage = { inputTokens: undefined, outputTokens: undefined };
  let wroteText = false;
  const onText =
    question.onText &&
    ((delta: string) => {
      wroteText = true;
      question.onText?.(delta);
    });
  for (let attempt = 1; ; attempt++) {
    const remaining = Math.max(1, deadline - clock.now());
    const timeout = AbortSignal.timeout(Math.ceil(remaining));
    const abortSignal = question.signal ? AbortSignal.any([timeout, question.signal]) : timeout;
    try {
      const output = await once({ ...question, ...(onText ? { onText } : {}) }, abortSignal, usage);
      return { ok: true, output, attempts: attempt, usage };
    } catch (error) {
      question.signal?.throwIfAborted();
      if (NoObjectGeneratedError.isInstance(error) && error.usage) addUsage(usage, error.usage);
      const failure = timeout.aborted ? { code: 'timeout' as const, retryable: false } : failureOf(error);
      const delay = failure.retryAfterMs ?? BASE_DELAY_MS * 2 ** (attempt - 1) * (0.5 + clock.random() / 2);
      // Text that a person already sees cannot be taken back: another attempt would write it twice.
      const mayRetry = failure.retryable && attempt < MAX_ATTEMPTS && !wroteText;
      if (!mayRetry || clock.now() + delay >= deadline) {
        return { ok: false, code: failure.code, wroteText, attempts: attempt, usage };
      }
      await clock.sleep(delay);
    }
  }
}

async function once<T>(question: Question<T>, abortSignal: AbortSignal, usage: Usage): Promise<T> {
  const { model, schema, prompt, maxOutputTokens, onText } = question;
  const options = {
    model,
    ...prompt,
    maxOutputTokens,
    maxRetries: 0,
    abortSignal,
    output: Output.object({ schema }),
  };
  if (!onText) {
    const result = await generateText(options);
    addUsage(usage, result.usage);
    if (result.finishReason !== 'stop') throw new UnusableAnswer(finishCode(result.finishReason));
    return result.output;
  }
  const result = streamText({ ...options, onError: () => {} });
  for await (const part of result.stream) {
    if (part.type === 'text-delta') onText(part.text);
    if (part.type === 'error') throw part.error;
    if (part.type === 'abort') throw new DOMException('aborted', 'AbortError');
  }
  addUsage(usage, await result.usage);
  const reason = await result.finishReason;
  if (reason !== 'stop') throw new UnusableAnswer(finishCode(reason));
  return await result.output;
}
