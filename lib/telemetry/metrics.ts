import type { AttributeName } from './vocabulary';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const LONG_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3600];
const AI_SECONDS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
const TOKENS = [1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576];

type Metric = {
  kind: 'histogram' | 'counter' | 'gauge';
  unit: string;
  description: string;
  attributes: readonly AttributeName[];
  boundaries?: readonly number[];
};

const call = [
  'gen_ai.operation.name',
  'gen_ai.provider.name',
  'gen_ai.request.model',
  'winloop.ai.task',
] as const;

export const METRICS = {
  'http.server.request.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'Time to the answer of an API route or a webhook.',
    attributes: ['http.request.method', 'http.route', 'http.response.status_code', 'error.type'],
    boundaries: SECONDS,
  },
  'winloop.action.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'Time that a server action took.',
    attributes: ['winloop.action', 'error.type'],
    boundaries: SECONDS,
  },
  'winloop.page.errors': {
    kind: 'counter',
    unit: '{error}',
    description: 'Pages that could not be rendered.',
    attributes: ['http.route', 'exception.type'],
  },
  'mcp.server.operation.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'Time that a tool of the MCP server took.',
    attributes: ['mcp.method.name', 'gen_ai.tool.name', 'error.type'],
    boundaries: SECONDS,
  },
  'winloop.job.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'Time that one attempt at a job took.',
    attributes: ['winloop.job.name', 'winloop.job.outcome'],
    boundaries: LONG_SECONDS,
  },
  'winloop.job.queue_wait': {
    kind: 'histogram',
    unit: 's',
    description: 'Time between the moment a job was due and its first attempt.',
    attributes: ['winloop.job.name'],
    boundaries: LONG_SECONDS,
  },
  'winloop.job.attempts': {
    kind: 'histogram',
    unit: '{attempt}',
    description: 'Attempts that a job needed until it was done or dead.',
    attributes: ['winloop.job.name', 'winloop.job.outcome'],
    boundaries: [1, 2, 3, 4, 5],
  },
  'winloop.job.dead_letters': {
    kind: 'counter',
    unit: '{message}',
    description: 'Jobs that failed for good.',
    attributes: ['winloop.job.name', 'error.type'],
  },
  'winloop.queue.depth': {
    kind: 'gauge',
    unit: '{message}',
    description: 'Messages on the queue, those that are worked on included.',
    attributes: [],
  },
  'winloop.queue.oldest': {
    kind: 'gauge',
    unit: 's',
    description: 'Age of the oldest message on the queue.',
    attributes: [],
  },
  'winloop.queue.dead_letters': {
    kind: 'gauge',
    unit: '{message}',
    description: 'Dead letters that nobody has tried again or dismissed.',
    attributes: [],
  },
  'gen_ai.client.operation.duration': {
    kind: 'histogram',
    unit: 's',
    description: 'Time that a model took for a usable answer or a failure, retries included.',
    attributes: [...call, 'error.type'],
    boundaries: AI_SECONDS,
  },
  'gen_ai.client.token.usage': {
    kind: 'histogram',
    unit: '{token}',
    description: 'Tokens of one call, as the provider counted them.',
    attributes: [...call, 'gen_ai.token.type'],
    boundaries: TOKENS,
  },
  'winloop.ai.cost': {
    kind: 'counter',
    unit: 'USD',
    description: 'Cost of the calls whose price is known.',
    attributes: call,
  },
  'winloop.ai.fallbacks': {
    kind: 'counter',
    unit: '{call}',
    description: 'Times that the next engine of a chain had to be asked, by the engine that failed.',
    attributes: ['winloop.ai.task', 'gen_ai.provider.name', 'error.type'],
  },
} as const satisfies Record<string, Metric>;
export type MetricName = keyof typeof METRICS;
