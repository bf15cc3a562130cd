import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { ConversationClient } from './client';
import type { ExchangeInput } from './schema';

type Received = { key: string | undefined; exchanges: ExchangeInput[] };
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that answers each request with the next status, the last one for ever. */
async function serverOf(statuses: number[], port = 0) {
  const received: Received[] = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const status = statuses.length > 1 ? statuses.shift() : statuses[0];
      received.push({
        key: request.headers['idempotency-key'] as string | undefined,
        exchanges: JSON.parse(body) as ExchangeInput[],
      });
      response.writeHead(status ?? 201).end('[]');
    });
  });
  await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
  return { received, port: (server.address() as AddressInfo).port };
}

const exchange = (n: number, user_message = `Question ${n}`): ExchangeInput => ({
  session_id: 's',
  user_message,
  agent_response: 'Answer',
  response_time_ms: 10,
  success: true,
});
const clientOf = (port: number, options: Partial<ConstructorParameters<typeof ConversationClient>[0]> = {}) =>
  new ConversationClient({ url: `http://127.0.0.1:${port}`, apiKey: 'wl_test', flushAfterMs: 5, ...options });
const told = (received: readonly Received[]) =>
  received.flatMap(({ exchanges }) => exchanges.map((one) => one.user_message));

it('sends in batches, in order, and says when each exchange happened', async () => {
  const { received, port } = await serverOf([201]);
  const client = clientOf(port, { batchSize: 40 });
  for (let n = 0; n < 100; n++) client.log(exchange(n));
  expect(await client.flush()).toBe(true);
  expect(told(received)).toEqual(Array.from({ length: 100 }, (_, n) => `Question ${n}`));
  expect(received.length).toBeLessThanOrEqual(4);
  expect(received[0]?.exchanges[0]?.occurred_at).toMatch(/^\d{4}-/);
});

it('survives a server that is down: the same batch comes again under the same key', async () => {
  const first = await serverOf([503, 503, 201]);
  const reasons: string[] = [];
  const client = clientOf(first.port, { onError: (reason) => reasons.push(reason) });
  client.log(exchange(1));
  expect(await client.flush(20_000)).toBe(true);
  expect(new Set(first.received.map(({ key }) => key)).size).toBe(1);
  expect(first.received).toHaveLength(3);
  expect(reasons).toEqual(['The server answered 503.', 'The server answered 503.']);

  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
  client.log(exchange(2));
  expect(await client.flush(300)).toBe(false);
  const second = await serverOf([201], first.port);
  expect(await client.flush(20_000)).toBe(true);
  expect(told(second.received)).toEqual(['Question 2']);
  expect(client.dropped).toBe(0);
});

it('gives up what is refused, and drops the oldest when the queue is full', async () => {
  const { port } = await serverOf([422]);
  const client = clientOf(port, { maxQueue: 5, flushAfterMs: 1000 });
  for (let n = 0; n < 8; n++) client.log(exchange(n));
  expect(client.dropped).toBe(3);
  expect(await client.flush()).toBe(true);
  expect(client.dropped).toBe(8);
});

it('never waits and never throws', () => {
  const client = clientOf(1, { fetch: () => Promise.reject(new Error('down')) });
  const started = performance.now();
  for (let n = 0; n < 1000; n++) client.log(exchange(n));
  expect(performance.now() - started).toBeLessThan(2_000);
});

it('can be switched off, and leaves out what is sensitive', async () => {
  const { received, port } = await serverOf([201]);
  const off = clientOf(port, { enabled: false });
  off.log(exchange(1));
  process.env.ENABLE_RAG = 'false';
  const offByEnvironment = clientOf(port);
  delete process.env.ENABLE_RAG;
  offByEnvironment.log(exchange(1));
  const careful = clientOf(port, { isSensitive: (text) => text.includes('password') });
  careful.log(exchange(1, 'My password is hunter2'));
  careful.log(exchange(2));
  await Promise.all([off.flush(), offByEnvironment.flush(), careful.flush()]);
  expect(told(received)).toEqual(['Question 2']);
});
