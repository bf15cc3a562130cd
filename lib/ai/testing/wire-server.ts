import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  anthropicAnswer,
  anthropicEvents,
  chatAnswer,
  chatEvents,
  responsesAnswer,
  responsesEvents,
} from './wire-formats';

/** What the pretended provider does with one request. */
export type Behaviour =
  | { kind: 'text'; text: string }
  | { kind: 'status'; status: number; retryAfter?: number }
  | { kind: 'truncated'; text: string }
  | { kind: 'refusal' }
  | { kind: 'garbage' }
  | { kind: 'silence' }
  /** Streams the text, then cuts the connection. */
  | { kind: 'cut'; text: string };

export type WireRequest = { path: string; headers: Record<string, unknown>; body: Record<string, unknown> };

/** A server on localhost that speaks Anthropic Messages, OpenAI Responses and OpenAI chat completions. */
export async function wireServer(behave: (request: WireRequest, call: number) => Behaviour) {
  const requests: WireRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const request = {
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: text ? JSON.parse(text) : {},
    };
    requests.push(request);
    reply(response, request, behave(request, requests.length));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    requests,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function reply(response: ServerResponse, { path, body }: WireRequest, behaviour: Behaviour): void {
  if (behaviour.kind === 'silence') return;
  if (behaviour.kind === 'status') {
    const headers = behaviour.retryAfter ? { 'retry-after': String(behaviour.retryAfter) } : {};
    response.writeHead(behaviour.status, { 'content-type': 'application/json', ...headers });
    response.end(
      JSON.stringify({ type: 'error', error: { type: 'an_error', message: 'words of the provider' } }),
    );
    return;
  }
  if (path.includes('/models/')) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: path.split('/').at(-1), type: 'model', object: 'model' }));
    return;
  }
  if (behaviour.kind === 'garbage') {
    response.writeHead(200, { 'content-type': body.stream ? 'text/event-stream' : 'application/json' });
    response.end(body.stream ? 'data: {"nonsense\n\n' : '<html>not json</html>');
    return;
  }
  const format = formatOf(path);
  if (!body.stream) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(format.answer(behaviour)));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(format.events(behaviour));
  if (behaviour.kind === 'cut') setTimeout(() => response.destroy(), 30);
  else response.end();
}

function formatOf(path: string) {
  if (path.endsWith('/messages')) return { answer: anthropicAnswer, events: anthropicEvents };
  if (path.endsWith('/responses')) return { answer: responsesAnswer, events: responsesEvents };
  return { answer: chatAnswer, events: chatEvents };
}
