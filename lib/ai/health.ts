import 'server-only';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { env } from '../env/env';
import { anthropicBaseUrl } from './base-url';
import type { Engine } from './schema';

export type LanguageModelHealth = { engine: Engine; status: 'ok' | 'degraded'; model: string | null };

const FRESH_MS = 5 * 60_000;
const TIMEOUT_MS = 3_000;
let last: { at: number; key: string; health: LanguageModelHealth } | undefined;

/**
 * Which engine answers by default, and whether its key and model are good. Asks the provider for the model,
 * which costs no tokens, at most once in five minutes. Without a key the local engine answers, and is well.
 */
export async function languageModelHealth(now = Date.now()): Promise<LanguageModelHealth> {
  const { ANTHROPIC_API_KEY, ANTHROPIC_MODEL, OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL } = env();
  const key = [ANTHROPIC_API_KEY, ANTHROPIC_MODEL, OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL].join('\n');
  if (last && last.key === key && now - last.at < FRESH_MS) return last.health;
  const health = await ask();
  last = { at: now, key, health };
  return health;
}

async function ask(): Promise<LanguageModelHealth> {
  const { ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, ANTHROPIC_MODEL } = env();
  const { OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL } = env();
  if (ANTHROPIC_API_KEY) {
    const baseURL = ANTHROPIC_BASE_URL && anthropicBaseUrl(ANTHROPIC_BASE_URL);
    const client = new Anthropic({ apiKey: ANTHROPIC_API_KEY, baseURL, timeout: TIMEOUT_MS, maxRetries: 0 });
    return settle('anthropic', ANTHROPIC_MODEL, client.models.retrieve(ANTHROPIC_MODEL));
  }
  if (OPENAI_API_KEY || OPENAI_BASE_URL) {
    const apiKey = OPENAI_API_KEY ?? 'none';
    const client = new OpenAI({ apiKey, baseURL: OPENAI_BASE_URL, timeout: TIMEOUT_MS, maxRetries: 0 });
    return settle('openai', OPENAI_MODEL, client.models.retrieve(OPENAI_MODEL));
  }
  return { engine: 'local', status: 'ok', model: null };
}

async function settle(
  engine: Engine,
  model: string,
  request: PromiseLike<unknown>,
): Promise<LanguageModelHealth> {
  try {
    await request;
    return { engine, status: 'ok', model };
  } catch {
    return { engine, status: 'degraded', model };
  }
}
