import type { LearnedPattern, PatternChanges, PatternInput } from '@/lib/conversations/pattern-schema';
import type { SessionSummary } from '@/lib/conversations/report-schema';
import type { Conversation, FeedbackInput } from '@/lib/conversations/schema';
import type { Judged, SearchAnswer, SessionFilter, SessionRow } from '@/lib/conversations/session-schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

export type Page<T> = { data: T[]; next_cursor: string | null };
export const SESSION_PAGE = 25;
export const EXCHANGE_PAGE = 100;
export const PATTERN_PAGE = 50;

export const nextCursor = (page: Page<unknown>): string | null => page.next_cursor;

function queryOf(values: Readonly<Record<string, unknown>>): URLSearchParams {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
}

/** Browser and server build the same keys, so that what the server prefetched is found. */
export const sessionListKey = (orgId: string, filter: SessionFilter) =>
  keysFor(orgId, 'sessions').list({ ...filter });
export const sessionListsKey = (orgId: string) => [...keysFor(orgId, 'sessions').root, 'list'] as const;
export const exchangesKey = (orgId: string, sessionId: string) =>
  keysFor(orgId, 'sessions').part(sessionId, 'exchanges');
export const summaryKey = (orgId: string, sessionId: string) => keysFor(orgId, 'sessions').detail(sessionId);
export const exchangeKey = (orgId: string, id: string) => keysFor(orgId, 'conversations').detail(id);
export const searchKey = (orgId: string, query: string, filter: SessionFilter) =>
  keysFor(orgId, 'conversations').list({ query, ...filter });

export const sessionHref = (sessionId: string, exchangeId?: string): string =>
  `/conversations/${encodeURIComponent(sessionId)}${exchangeId ? `#${exchangeElementId(exchangeId)}` : ''}`;
export const exchangeElementId = (id: string): string => `exchange-${id}`;

export const fetchSessions = (
  filter: SessionFilter,
  cursor: string,
  signal: AbortSignal,
): Promise<Page<SessionRow>> =>
  api(`/sessions?${queryOf({ limit: SESSION_PAGE, ...filter, cursor })}`, { signal });

export const searchExchanges = (
  query: string,
  filter: SessionFilter,
  signal: AbortSignal,
): Promise<SearchAnswer> => api(`/conversations/search?${queryOf({ query, ...filter })}`, { signal });

export const fetchExchanges = (
  sessionId: string,
  cursor: string,
  signal: AbortSignal,
): Promise<Page<Judged>> => {
  const query = queryOf({ limit: EXCHANGE_PAGE, cursor });
  return api(`/sessions/${encodeURIComponent(sessionId)}/exchanges?${query}`, { signal });
};

export const fetchSummary = (sessionId: string, signal: AbortSignal): Promise<SessionSummary> =>
  api(`/sessions/${encodeURIComponent(sessionId)}/summary`, { signal });

export const fetchExchange = (id: string, signal: AbortSignal): Promise<Conversation> =>
  api(`/conversations/${id}`, { signal });

export const sendFeedback = (id: string, input: FeedbackInput | null): Promise<void> =>
  api(`/conversations/${id}/feedback`, {
    ...(input ? { method: 'POST', body: JSON.stringify(input) } : { method: 'DELETE' }),
  });

export type PatternState = 'proposed' | 'active' | 'expired' | 'retired';
export type PatternFilter = { state: PatternState | null; q: string | null };
const STATES: Record<PatternState, { status?: LearnedPattern['status']; expired?: boolean }> = {
  proposed: { status: 'proposed', expired: false },
  active: { status: 'active', expired: false },
  expired: { expired: true },
  retired: { status: 'retired' },
};
export const patternStateQuery = (state: PatternState | null) => (state ? STATES[state] : {});
export const patternListsKey = (orgId: string) =>
  [...keysFor(orgId, 'learned-patterns').root, 'list'] as const;
export const patternListKey = (orgId: string, { state, q }: PatternFilter) =>
  keysFor(orgId, 'learned-patterns').list({ state, q });

export const fetchPatterns = (
  { state, q }: PatternFilter,
  cursor: string,
  signal: AbortSignal,
): Promise<Page<LearnedPattern>> => {
  const query = queryOf({ limit: PATTERN_PAGE, ...patternStateQuery(state), q: q ?? '', cursor });
  return api(`/patterns?${query}`, { signal });
};

export const sendPattern = (input: Omit<PatternInput, 'expires_at'> & { expires_at: string | null }) =>
  api<LearnedPattern>('/patterns', { method: 'POST', body: JSON.stringify(input) });

export const sendPatternChanges = (id: string, changes: PatternChanges) =>
  api<LearnedPattern>(`/patterns/${id}`, { method: 'PATCH', body: JSON.stringify(changes) });
