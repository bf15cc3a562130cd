import type OpenAI from 'openai';
import { toFile } from 'openai';
import { z } from 'zod';
import type { BatchAnswer, BatchProvider, BatchQuestion, BatchSettings, BatchState } from './batch-provider';
import { finishCode } from './failure';
import type { FailureCode } from './schema';

const ENDPOINT = '/v1/chat/completions';
/** Whatever becomes of a batch, its files go three days later; a month is usual. */
const EXPIRY = { anchor: 'created_at', seconds: 3 * 86_400 } as const;
const ENDED = new Set(['completed', 'expired', 'cancelled']);

const lineSchema = z.object({
  custom_id: z.string(),
  response: z
    .object({
      status_code: z.number(),
      body: z.object({
        choices: z
          .array(
            z.object({
              finish_reason: z.string().nullish(),
              message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
            }),
          )
          .default([]),
        usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
      }),
    })
    .nullish(),
  error: z.object({ code: z.string().nullish() }).nullish(),
});

/** Batch: questions go up as a file of lines; answers and errors come back as two more. */
export function openAiBatches(client: OpenAI): BatchProvider {
  return {
    async submit(questions, settings) {
      const lines = questions.map((question) => JSON.stringify(lineOf(question, settings)));
      const file = await client.files.create({
        purpose: 'batch',
        expires_after: EXPIRY,
        file: await toFile(Buffer.from(`${lines.join('\n')}\n`), 'questions.jsonl', {
          type: 'application/jsonl',
        }),
      });
      const batch = await client.batches.create({
        input_file_id: file.id,
        endpoint: ENDPOINT,
        completion_window: '24h',
        output_expires_after: EXPIRY,
      });
      return batch.id;
    },
    async state(id): Promise<BatchState> {
      const { status } = await client.batches.retrieve(id);
      if (status === 'failed') return 'failed';
      return ENDED.has(status) ? 'ended' : 'running';
    },
    async *answers(id) {
      const { output_file_id, error_file_id } = await client.batches.retrieve(id);
      for (const fileId of [output_file_id, error_file_id]) {
        if (!fileId) continue;
        const text = await (await client.files.content(fileId)).text();
        for (const line of text.split('\n').filter((row) => row.trim() !== '')) yield* answerOf(line);
      }
    },
    async cancel(id) {
      await client.batches.cancel(id);
    },
    async forget(id) {
      const { input_file_id, output_file_id, error_file_id } = await client.batches.retrieve(id);
      for (const fileId of [input_file_id, output_file_id, error_file_id])
        if (fileId) await client.files.delete(fileId);
    },
  };
}

const lineOf = ({ id, prompt }: BatchQuestion, { model, maxOutputTokens, schema }: BatchSettings) => ({
  custom_id: id,
  method: 'POST',
  url: ENDPOINT,
  body: {
    model,
    max_completion_tokens: maxOutputTokens,
    messages: [
      { role: 'system', content: prompt.instructions },
      { role: 'user', content: prompt.prompt },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
  },
});

/** A line that cannot be read belongs to nobody: its question stays unanswered. */
function* answerOf(line: string): Generator<BatchAnswer> {
  const parsed = lineSchema.safeParse(readJson(line));
  if (!parsed.success) return;
  const { custom_id: id, response, error } = parsed.data;
  const used = response?.body.usage;
  const usage = { inputTokens: used?.prompt_tokens, outputTokens: used?.completion_tokens };
  const [choice] = response?.body.choices ?? [];
  if (!response || response.status_code >= 400 || !choice) {
    yield { id, usage, failure: failureOf(response?.status_code, error?.code) };
  } else if (choice.message.refusal) {
    yield { id, usage, failure: 'refused' };
  } else if (choice.finish_reason !== 'stop' || !choice.message.content) {
    const reason = choice.finish_reason === 'content_filter' ? 'content-filter' : choice.finish_reason;
    yield { id, usage, failure: finishCode(reason ?? undefined) };
  } else {
    yield { id, usage, text: choice.message.content };
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failureOf(status: number | undefined, code: string | null | undefined): FailureCode {
  if (code === 'batch_expired' || code === 'batch_cancelled') return 'timeout';
  if (status === 429) return 'rate_limited';
  return status !== undefined && status >= 400 && status < 500 ? 'bad_request' : 'server_error';
}
