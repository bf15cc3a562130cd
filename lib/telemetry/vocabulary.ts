import type { Label } from './label';
import type { MetricName } from './metrics';

const word = /^[a-z][\w.-]{0,79}$/i;

/**
 * Everything that may leave, and what its values look like. Names are those of the OpenTelemetry semantic
 * conventions where they have one. docs/telemetry.md is checked against this file.
 */
export const ATTRIBUTES = {
  'http.request.method': /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|other)$/,
  'http.route': /^((\/([a-z][a-z0-9]*([.-][a-z0-9]+)*|\{\w{1,40}\}|\[[\w.]{1,40}\]|\(\w{1,40}\)))+|unknown)$/,
  'http.response.status_code': 'number',
  'error.type': word,
  'exception.type': word,
  'winloop.org': /^[0-9a-f]{16}$/,
  'winloop.principal.kind': word,
  'winloop.action': word,
  'winloop.job.name': word,
  'winloop.job.outcome': /^(done|retried|dead)$/,
  'winloop.job.attempt': 'number',
  'winloop.job.messages': 'number',
  'winloop.job.queue_wait': 'number',
  'mcp.method.name': /^tools\/call$/,
  'gen_ai.tool.name': word,
  'gen_ai.operation.name': /^(chat|embeddings)$/,
  'gen_ai.provider.name': /^(anthropic|openai|local)$/,
  'gen_ai.request.model': /^[a-z0-9][\w./:-]{0,99}$/i,
  'gen_ai.token.type': /^(input|output)$/,
  'gen_ai.usage.input_tokens': 'number',
  'gen_ai.usage.output_tokens': 'number',
  'winloop.ai.task': word,
  'winloop.ai.engine': /^(anthropic|openai|local)$/,
  'winloop.ai.attempts': 'number',
  'winloop.ai.cost': 'number',
  'winloop.ai.fell_back': 'flag',
} as const satisfies Record<string, RegExp | 'number' | 'flag'>;

export type AttributeName = keyof typeof ATTRIBUTES;
type Value<Shape> = Shape extends RegExp ? Label : Shape extends 'flag' ? boolean : number;
export type Attributes = { [Name in AttributeName]?: Value<(typeof ATTRIBUTES)[Name]> | undefined };

const failure = ['error.type', 'exception.type'] as const;
export type SpanShape = {
  kind: 'server' | 'client' | 'consumer' | 'internal';
  /** The attributes that make up the name: what may not leave in one may not leave in the other. */
  title: readonly [prefix: string, ...from: AttributeName[]];
  attributes: readonly AttributeName[];
  /** The histogram that its duration goes to, under those of its attributes which the metric has. */
  duration?: MetricName;
};

export const SPANS = {
  request: {
    kind: 'server',
    title: ['', 'http.request.method', 'http.route'],
    attributes: [
      'http.request.method',
      'http.route',
      'http.response.status_code',
      'winloop.org',
      'winloop.principal.kind',
      ...failure,
    ],
    duration: 'http.server.request.duration',
  },
  action: {
    kind: 'server',
    title: ['action', 'winloop.action'],
    attributes: ['winloop.action', 'winloop.org', ...failure],
    duration: 'winloop.action.duration',
  },
  tool: {
    kind: 'internal',
    title: ['', 'mcp.method.name', 'gen_ai.tool.name'],
    attributes: ['mcp.method.name', 'gen_ai.tool.name', ...failure],
    duration: 'mcp.server.operation.duration',
  },
  job: {
    kind: 'consumer',
    title: ['process', 'winloop.job.name'],
    attributes: [
      'winloop.job.name',
      'winloop.job.outcome',
      'winloop.job.attempt',
      'winloop.job.messages',
      'winloop.job.queue_wait',
      'winloop.org',
      ...failure,
    ],
    duration: 'winloop.job.duration',
  },
  ai_task: {
    kind: 'internal',
    title: ['ai', 'winloop.ai.task'],
    attributes: ['winloop.ai.task', 'winloop.ai.engine', 'winloop.ai.fell_back', 'winloop.org', ...failure],
  },
  ai_call: {
    kind: 'client',
    title: ['', 'gen_ai.operation.name', 'gen_ai.request.model'],
    attributes: [
      'gen_ai.operation.name',
      'gen_ai.provider.name',
      'gen_ai.request.model',
      'gen_ai.usage.input_tokens',
      'gen_ai.usage.output_tokens',
      'winloop.ai.task',
      'winloop.ai.attempts',
      'winloop.ai.cost',
      ...failure,
    ],
    duration: 'gen_ai.client.operation.duration',
  },
} as const satisfies Record<string, SpanShape>;
export type SpanName = keyof typeof SPANS;
