import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Decoded, decode, METRICS, TRACES } from './otlp';

type Received = { path: string; headers: IncomingHttpHeaders; bytes: Buffer };
type Attributes = { [name: string]: string | number | boolean };
export type SeenSpan = {
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  seconds: number;
  error: boolean;
  attributes: Attributes;
  links: string[];
  events: unknown[];
};
export type SeenMetric = {
  name: string;
  unit: string;
  points: { attributes: Attributes; value: number; sum: number }[];
};

/** A collector on a port: takes OTLP over HTTP as protobuf and says what was in it. */
export async function startCollector() {
  const received: Received[] = [];
  let answer: number | 'never' = 200;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ path: request.url ?? '', headers: request.headers, bytes: Buffer.concat(chunks) });
    if (answer !== 'never') response.writeHead(answer).end();
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const itemsOf = (path: string, schema: typeof TRACES) =>
    received
      .filter((one) => one.path === path)
      .flatMap(({ bytes }) => list(decode(bytes, schema), 'resources'))
      .flatMap((resource) => list(resource, 'scopes').flatMap((scope) => list(scope, 'items')));
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    spans: () => itemsOf('/v1/traces', TRACES).map(toSpan),
    /** Of the last time that metrics were sent: sums grow, so it holds the earlier ones. */
    metrics: () =>
      new Map(itemsOf('/v1/metrics', METRICS).map((metric) => [metric.name as string, toMetric(metric)])),
    resources: () =>
      received.flatMap(({ bytes, path }) =>
        list(decode(bytes, path === '/v1/traces' ? TRACES : METRICS), 'resources').map((found) =>
          attributesOf(found.resource as Decoded),
        ),
      ),
    pause: () => close(server),
    resume: () => listen(server, port),
    close: () => close(server),
  };
}

const list = (message: Decoded, name: string) => (message[name] ?? []) as Decoded[];

function attributesOf(message: Decoded): Attributes {
  return Object.fromEntries(
    list(message, 'attributes').map(({ key, value }) => {
      const [[kind, plain] = []] = Object.entries(value as Decoded);
      return [key, kind === 'bool' ? plain === 1 : plain];
    }),
  );
}

function toSpan(span: Decoded): SeenSpan {
  const { name, kind, traceId, spanId, parentSpanId, start, end, status } = span;
  return {
    ...({ name, kind, traceId, spanId } as Pick<SeenSpan, 'name' | 'kind' | 'traceId' | 'spanId'>),
    parentSpanId: parentSpanId as string | undefined,
    seconds: (Number(end) - Number(start)) / 1e9,
    error: (status as Decoded | undefined)?.code === 2,
    attributes: attributesOf(span),
    links: list(span, 'links').map((link) => link.traceId as string),
    events: list(span, 'events'),
  };
}

function toMetric(metric: Decoded): SeenMetric {
  const data = (metric.gauge ?? metric.sum ?? metric.histogram) as Decoded;
  return {
    name: metric.name as string,
    unit: metric.unit as string,
    points: list(data, 'points').map((point) => ({
      attributes: attributesOf(point),
      value: (point.count ?? point.double ?? point.int) as number,
      sum: point.sum as number,
    })),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
