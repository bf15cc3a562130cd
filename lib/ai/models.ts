import 'server-only';
import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { extractJsonMiddleware, type LanguageModel, wrapLanguageModel } from 'ai';
import { env } from '../env/env';
import { anthropicBaseUrl } from './base-url';
import type { RemoteEngine } from './schema';

/** The only place that makes a language model. Undefined: the engine has no key and no server of its own. */
export function languageModel(engine: RemoteEngine, model: string): LanguageModel | undefined {
  const { ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, OPENAI_API_KEY, OPENAI_BASE_URL } = env();
  if (engine === 'anthropic') {
    if (!ANTHROPIC_API_KEY) return undefined;
    const baseURL = ANTHROPIC_BASE_URL && `${anthropicBaseUrl(ANTHROPIC_BASE_URL)}/v1`;
    return createAnthropic({ apiKey: ANTHROPIC_API_KEY, baseURL })(model);
  }
  if (!OPENAI_BASE_URL) return OPENAI_API_KEY ? createOpenAI({ apiKey: OPENAI_API_KEY })(model) : undefined;
  // Servers that speak the wire format speak chat completions; small models wrap JSON in a code fence.
  const chat = createOpenAI({ apiKey: OPENAI_API_KEY ?? 'none', baseURL: OPENAI_BASE_URL }).chat(model);
  return wrapLanguageModel({ model: chat, middleware: extractJsonMiddleware() });
}

export function defaultModels() {
  const { ANTHROPIC_MODEL, OPENAI_MODEL, OPENAI_SMALL_MODEL } = env();
  return { anthropic: ANTHROPIC_MODEL, openai: OPENAI_MODEL, openaiSmall: OPENAI_SMALL_MODEL };
}
