import type { ImprovementReport, PerformanceReport, ReportRow } from '@/lib/conversations/report-schema';
import type { List } from '@/lib/http/list';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

export const reportsKey = (orgId: string, agents: string) =>
  keysFor(orgId, 'improvement-reports').list({ agents });
export const allReportsKey = (orgId: string) => keysFor(orgId, 'improvement-reports').root;

/** How an address says which agents are meant: a name, all of them, or those without a name. */
export const ALL_AGENTS = '';
export const UNNAMED = ':unnamed';

export function agentParams(agents: string): URLSearchParams {
  if (agents === UNNAMED) return new URLSearchParams({ unnamed: 'true' });
  return new URLSearchParams(agents === ALL_AGENTS ? {} : { agent_name: agents });
}

export function fetchReports(agents: string, cursor: string, signal: AbortSignal): Promise<List<ReportRow>> {
  const params = agentParams(agents);
  params.set('limit', '25');
  if (cursor) params.set('cursor', cursor);
  return api<List<ReportRow>>(`/reports?${params}`, { signal });
}

export type Asked = { agents: string; days: number };

export function askForReport({ agents, days }: Asked, signal: AbortSignal): Promise<ImprovementReport> {
  const { unnamed, ...agent } = Object.fromEntries(agentParams(agents));
  return api<ImprovementReport>('/reports', {
    method: 'POST',
    body: JSON.stringify({ days, ...agent, ...(unnamed ? { unnamed: true } : {}) }),
    signal,
  });
}

export const performanceKey = (orgId: string, query: string) =>
  keysFor(orgId, 'conversation-performance').list({ query });
export const fetchPerformance = (query: string, signal: AbortSignal) =>
  api<PerformanceReport>(`/reports/performance?${query}`, { signal });
