import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openAiEmbedder } from './openai-embedder';

type Answer = { status: number; body: unknown };
type Asked = { path: string; key: string; body: { input: string[]; model: string; dimensions?: number } };
const open: { close: () => void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A server that speaks the wire format of POST /v1/embeddings. */
async function wire(answer: (asked: Asked, call: number) => Answer) {
  const calls: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const asked = {
      path: request.url ?? '',
      key: request.headers.authorization ?? '',
      body: JSON.parse(Buffer.concat(chunks).toString()),
    };
    calls.push(asked);
    const { status, body } = answer(asked, calls.length);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push(server);
  return { calls, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` };
}

const vectors = (asked: Asked, size: number): Answer => ({
  status: 200,
  body: {
    object: 'list',
    model: asked.body.model,
    // Out of order, as the format allows.
    data: asked.body.input
      .map((text, index) => ({
        object: 'embedding',
        index,
        embedding: Array.from({ length: size }, (_, i) => (i === text.length ? 1 : 0)),
      }))
      .reverse(),
    usage: { prompt_tokens: 1, total_tokens: 1 },
  },
});

it('asks for 512 dimensions and keeps the order of the texts', async () => {
  const { calls, baseUrl } = await wire((asked) => vectors(asked, 512));
  const embedder = openAiEmbedder({ apiKey: 'test-key', baseUrl, model: 'text-embedding-3-large' });
  const [one, three] = await embedder.embed(['a', 'abc']);
  expect(one?.indexOf(1)).toBe(1);
  expect(three?.indexOf(1)).toBe(3);
  expect(calls[0]).toMatchObject({
    path: '/v1/embeddings',
    key: 'Bearer test-key',
    body: { dimensions: 512, model: 'text-embedding-3-large' },
  });
  expect(embedder.model).toContain('text-embedding-3-large');
});

it('drops the parameter for a server that refuses it, and fits the size', async () => {
  const { calls, baseUrl } = await wire((asked) =>
    asked.body.dimensions
      ? { status: 400, body: { error: { message: 'no such parameter' } } }
      : vectors(asked, 384),
  );
  const embedder = openAiEmbedder({ apiKey: 'none', baseUrl, model: 'all-minilm' });
  const [vector] = await embedder.embed(['a']);
  expect(vector).toHaveLength(512);
  await embedder.embed(['b']);
  expect(calls.map((call) => call.body.dimensions)).toEqual([512, undefined, undefined]);
});

it('tries again after a server error', async () => {
  const { calls, baseUrl } = await wire((asked, call) =>
    call === 1 ? { status: 500, body: { error: { message: 'busy' } } } : vectors(asked, 512),
  );
  await openAiEmbedder({ apiKey: 'k', baseUrl, model: 'm' }).embed(['a']);
  expect(calls).toHaveLength(2);
});

it('says that the service is unavailable, without its words, when it keeps failing', async () => {
  const { baseUrl } = await wire(() => ({ status: 401, body: { error: { message: 'secret detail' } } }));
  const attempt = openAiEmbedder({ apiKey: 'k', baseUrl, model: 'm' }).embed(['a']);
  await expect(attempt).rejects.toMatchObject({
    code: 'unavailable',
    detail: expect.not.stringContaining('secret'),
  });
});

it('refuses an answer with too few vectors', async () => {
  const { baseUrl } = await wire((asked) =>
    vectors({ ...asked, body: { ...asked.body, input: ['a'] } }, 512),
  );
  const attempt = openAiEmbedder({ apiKey: 'k', baseUrl, model: 'm' }).embed(['a', 'b']);
  await expect(attempt).rejects.toMatchObject({ code: 'unavailable' });
});
