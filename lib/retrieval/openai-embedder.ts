import OpenAI from 'openai';
import { AppError } from '../errors';
import { DIMENSIONS, type Embedder } from './embedder';
import { fitDimensions } from './fit-dimensions';

const BATCH = 128;

export type OpenAiEmbedderOptions = {
  apiKey: string;
  /** Any server that speaks the OpenAI wire format: Ollama, vLLM, LM Studio. */
  baseUrl?: string;
  model: string;
  timeoutMs?: number;
};

export function openAiEmbedder({
  apiKey,
  baseUrl,
  model,
  timeoutMs = 20_000,
}: OpenAiEmbedderOptions): Embedder {
  // The client retries 408, 429 and 5xx with exponential backoff and jitter.
  const client = new OpenAI({ apiKey, baseURL: baseUrl, timeout: timeoutMs, maxRetries: 2 });
  let asksForSize = true;

  async function request(input: string[]): Promise<number[][]> {
    try {
      const size = asksForSize ? { dimensions: DIMENSIONS } : {};
      const { data } = await client.embeddings.create({ model, input, encoding_format: 'float', ...size });
      return [...data].sort((a, b) => a.index - b.index).map((item) => item.embedding);
    } catch (error) {
      // Some servers refuse the parameter for models of one fixed size.
      if (asksForSize && error instanceof OpenAI.BadRequestError) {
        asksForSize = false;
        return request(input);
      }
      throw error;
    }
  }

  return {
    model: `openai/${model}${baseUrl ? `@${new URL(baseUrl).host}` : ''}`,
    dimensions: DIMENSIONS,
    embed: async (texts) => {
      const vectors: Float32Array[] = [];
      for (let start = 0; start < texts.length; start += BATCH) {
        const batch = texts.slice(start, start + BATCH).map((text) => (text.trim() === '' ? '.' : text));
        const answer = await request(batch).catch((cause: unknown) => {
          throw new AppError('unavailable', 'The embedding service does not answer at the moment.', {
            cause,
          });
        });
        if (answer.length !== batch.length) {
          throw new AppError('unavailable', 'The embedding service answered with too few vectors.');
        }
        for (const vector of answer) vectors.push(fitDimensions(vector, model));
      }
      return vectors;
    },
  };
}
