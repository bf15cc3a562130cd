import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import type { LanguageModel } from 'ai';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Answer, ask } from './ask';
import { type Behaviour, wireServer } from './testing/wire-server';

const schema = z.object({ claims: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })) });
const good = { claims: [{ text: 'Worth 25,000 USD.', evidence: ['deal'] }] };
const json = JSON.stringify(good);

const protocols: Record<string, (url: string) => LanguageModel> = {
  'Anthropic Messages': (url) => createAnthropic({ apiKey: 'k', baseURL: `${url}/v1` })('claude-test'),
  'OpenAI Responses': (url) => createOpenAI({ apiKey: 'k', baseURL: `${url}/v1` })('gpt-4.1'),
  'OpenAI chat': (url) => createOpenAI({ apiKey: 'k', baseURL: `${url}/v1` }).chat('gpt-4.1'),
};

const open: { close: () => void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** Time passes only while the engine sleeps, and every sleep is written down. */
async function run(
  protocol: string,
  behaviours: readonly Behaviour[],
  { streams = false, timeoutMs = 5_000 } = {},
) {
  const server = await wireServer(
    (_, call) => behaviours[Math.min(call, behaviours.length) - 1] ?? { kind: 'silence' },
  );
  open.push(server);
  const model = protocols[protocol]?.(server.url);
  if (!model) throw new Error(`There is no protocol ${protocol}.`);
  const written: string[] = [];
  const sleeps: number[] = [];
  const answer = await ask(
    {
      model,
      schema,
      prompt: { instructions: 'Word the facts.', prompt: 'Facts' },
      timeoutMs,
      maxOutputTokens: 200,
      ...(streams ? { onText: (delta: string) => written.push(delta) } : {}),
    },
    {
      now: () => sleeps.reduce((sum, ms) => sum + ms, 0),
      sleep: async (ms) => void sleeps.push(ms),
      random: () => 0,
    },
  );
  return { answer, calls: server.requests.length, written, sleeps };
}
const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.code);

describe.each(Object.keys(protocols))('%s', (protocol) => {
  describe.each([false, true])('streaming: %s', (streams) => {
    it('gives the object and what it cost', async () => {
      const { answer, calls, written } = await run(protocol, [{ kind: 'text', text: json }], { streams });
      expect(answer).toMatchObject({ ok: true, output: good, attempts: 1 });
      expect(answer.usage).toEqual({ inputTokens: 120, outputTokens: 30 });
      expect(calls).toBe(1);
      expect(written.join('')).toBe(streams ? json : '');
      if (streams) expect(written.length).toBeGreaterThan(1);
    });

    it.each([429, 500, 503, 529])(
      'tries again after %i, later each time, and no more than three times',
      async (status) => {
        const then = await run(
          protocol,
          [
            { kind: 'status', status },
            { kind: 'text', text: json },
          ],
          { streams },
        );
        expect(then.answer).toMatchObject({ ok: true, attempts: 2 });
        const never = await run(protocol, [{ kind: 'status', status }], { streams });
        expect(never.answer).toMatchObject({
          ok: false,
          code: status === 429 ? 'rate_limited' : 'server_error',
        });
        expect(never.calls).toBe(3);
        expect(never.sleeps).toEqual([200, 400]);
      },
    );

    it('waits as long as the provider asks, and not beyond its own time', async () => {
      const soon: Behaviour[] = [
        { kind: 'status', status: 429, retryAfter: 2 },
        { kind: 'text', text: json },
      ];
      expect((await run(protocol, soon, { streams })).sleeps).toEqual([2_000]);
      const late = await run(protocol, [{ kind: 'status', status: 429, retryAfter: 60 }], { streams });
      expect(late).toMatchObject({ answer: { ok: false, code: 'rate_limited' }, calls: 1, sleeps: [] });
    });

    it.each([
      [401, 'unauthorised'],
      [400, 'bad_request'],
      [404, 'bad_request'],
    ])('does not repeat %i', async (status, code) => {
      const { answer, calls } = await run(protocol, [{ kind: 'status', status }], { streams });
      expect(answer).toMatchObject({ ok: false, code });
      expect(calls).toBe(1);
    });

    it('gives up on a server that stays silent', async () => {
      const { answer } = await run(protocol, [{ kind: 'silence' }], { streams, timeoutMs: 150 });
      expect(codeOf(answer)).toBe('timeout');
    });

    it('tells refused, truncated and malformed answers apart', async () => {
      const codes = async (behaviour: Behaviour) =>
        codeOf((await run(protocol, [behaviour], { streams })).answer);
      expect(await codes({ kind: 'refusal' })).toBe('refused');
      expect(await codes({ kind: 'truncated', text: json.slice(0, 20) })).toBe('truncated');
      expect(await codes({ kind: 'text', text: '{"claims":"none"}' })).toBe('malformed');
      expect(await codes({ kind: 'text', text: 'Sure! Here you go.' })).toBe('malformed');
      expect(await codes({ kind: 'garbage' })).toBe('malformed');
    });
  });

  it('does not write a draft twice when a stream breaks off', async () => {
    const { answer, calls, written } = await run(protocol, [{ kind: 'cut', text: json.slice(0, 30) }], {
      streams: true,
    });
    expect(answer).toMatchObject({ ok: false, wroteText: true });
    expect(calls).toBe(1);
    expect(written.join('')).toBe(json.slice(0, 30));
  });
});
