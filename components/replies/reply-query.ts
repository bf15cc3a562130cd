import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';
import type { ReplyRow, ReplySummary } from '@/lib/replies/review-schema';
import type { Correction, ReplyReview } from '@/lib/replies/schema';

export const REPLY_FILTERS = ['status', 'sentiment', 'objection', 'campaign_id', 'contact_id'] as const;
export type ReplyFilters = Partial<Record<(typeof REPLY_FILTERS)[number], string | null>>;
export type ReplyPage = { data: ReplyRow[]; next_cursor: string | null };

export const REPLY_PAGE_SIZE = 30;

/** Browser and server build the same key, so that what the server prefetched is found. */
export function replyListKey(orgId: string, filters: ReplyFilters) {
  const given = Object.fromEntries(REPLY_FILTERS.map((name) => [name, filters[name] ?? null]));
  return keysFor(orgId, 'replies').list(given);
}
export const replyListsKey = (orgId: string) => [...keysFor(orgId, 'replies').root, 'list'] as const;
export const replySummaryKey = (orgId: string) => [...keysFor(orgId, 'replies').root, 'summary'] as const;

export function fetchReplies(filters: ReplyFilters, cursor: string, signal: AbortSignal): Promise<ReplyPage> {
  const query = new URLSearchParams({ limit: String(REPLY_PAGE_SIZE) });
  for (const name of REPLY_FILTERS) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  if (cursor) query.set('cursor', cursor);
  return api(`/replies?${query}`, { signal });
}

export const nextReplyCursor = (page: ReplyPage): string | null => page.next_cursor;

export const fetchReplySummary = (signal?: AbortSignal): Promise<ReplySummary> =>
  api('/replies/summary', signal ? { signal } : {});

export const sendCorrection = (eventId: string, correction: Correction): Promise<ReplyReview> =>
  api(`/replies/${eventId}`, { method: 'PATCH', body: JSON.stringify(correction) });

export const withdrawCorrection = (eventId: string): Promise<ReplyReview> =>
  api(`/replies/${eventId}/correction`, { method: 'DELETE' });
