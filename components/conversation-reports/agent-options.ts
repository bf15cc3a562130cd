import { ALL_AGENTS, UNNAMED } from './report-query';

/** What can be chosen: all, each by name, and those without a name where there are any. */
export const agentOptions = (agents: readonly (string | null)[]): { value: string; label: string }[] => [
  { value: ALL_AGENTS, label: 'All agents' },
  ...agents.map((name) => ({ value: name ?? UNNAMED, label: name ?? 'Without a name' })),
];
