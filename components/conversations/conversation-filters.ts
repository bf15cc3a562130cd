import type { SessionFilter } from '@/lib/conversations/session-schema';

const DAY_MS = 86_400_000;
export const PERIODS = [
  { value: '1', label: 'Since yesterday' },
  { value: '7', label: 'Last 7 days' },
  { value: '30', label: 'Last 30 days' },
  { value: '90', label: 'Last 90 days' },
];
export const SOURCES = [
  { value: 'api', label: 'API' },
  { value: 'client', label: 'Client library' },
  { value: 'mcp', label: 'MCP' },
];
/** Filters that are on or off, by their parameter. */
export const SWITCHES = [
  { param: 'failed', label: 'With a failure' },
  { param: 'feedback', label: 'With feedback' },
  { param: 'redacted', label: 'With redactions' },
] as const;
export const FILTER_PARAMS = ['agent', 'source', 'days', ...SWITCHES.map(({ param }) => param)] as const;

/** The filters that an address holds. A period begins at midnight UTC, so that browser and server mean the same. */
export function readFilters(param: (name: string) => string | null, now: Date): SessionFilter {
  const agent = param('agent');
  const source = SOURCES.find(({ value }) => value === param('source'))?.value;
  const days = PERIODS.find(({ value }) => value === param('days'))?.value;
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return {
    ...(agent ? { agent_name: agent } : {}),
    ...(source ? { source: source as NonNullable<SessionFilter['source']> } : {}),
    ...(days ? { since: new Date(midnight - Number(days) * DAY_MS).toISOString() } : {}),
    ...(param('failed') ? { failed: true as const } : {}),
    ...(param('feedback') ? { with_feedback: true as const } : {}),
    ...(param('redacted') ? { redacted: true as const } : {}),
  };
}

export const isNarrowed = (filter: SessionFilter): boolean => Object.keys(filter).length > 0;
