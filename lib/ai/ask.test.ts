import { MockLanguageModelV4 } from 'ai/test';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ask } from './ask';

const usage = {
  inputTokens: { total: 9, noCache: 9, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: 4, text: 4, reasoning: undefined },
};
const modelThat = (text: string) =>
  new MockLanguageModelV4({
    doGenerate: async () => ({
      content: [{ type: 'text', text }],
      finishReason: { unified: 'stop', raw: undefined },
      usage,
      warnings: [],
    }),
  });
const clock = { now: () => 0, sleep: async () => {}, random: () => 0.5 };
const question = {
  schema: z.object({ mood: z.enum(['good', 'bad']) }),
  prompt: { instructions: 'Answer.', prompt: 'How is it?' },
  timeoutMs: 1_000,
  maxOutputTokens: 77,
};

it('passes on instructions, limits and schema, and reads the object', async () => {
  const model = modelThat('{"mood":"good"}');
  expect(await ask({ ...question, model }, clock)).toMatchObject({ ok: true, output: { mood: 'good' } });
  const [call] = model.doGenerateCalls;
  expect(call).toMatchObject({ maxOutputTokens: 77, responseFormat: { type: 'json' } });
  expect(JSON.stringify(call?.prompt)).toContain('Answer.');
});

it('counts the tokens of answers that it could not use', async () => {
  const answer = await ask({ ...question, model: modelThat('{"mood":"fine"}') }, clock);
  expect(answer).toMatchObject({ ok: false, code: 'malformed', attempts: 3 });
  expect(answer.usage).toEqual({ inputTokens: 27, outputTokens: 12 });
});

it('stops at once, with the caller’s own error, when the caller gives up', async () => {
  const signal = AbortSignal.abort(new Error('the page was left'));
  await expect(ask({ ...question, model: modelThat('{}'), signal }, clock)).rejects.toThrow(
    'the page was left',
  );
});
