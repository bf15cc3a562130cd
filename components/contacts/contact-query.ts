import type { ContactActivity, ContactRow } from '@/lib/contacts/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

export type ContactFilters = {
  q: string | null;
  industry: string | null;
  region: string | null;
  sort: string | null;
};
type Page<T> = { data: T[]; next_cursor: string | null };

export const PAGE_SIZE = 50;

/** Browser and server build the same key, so that what the server prefetched is found. */
export function contactListKey(orgId: string, filters: ContactFilters) {
  return keysFor(orgId, 'contacts').list({ ...filters, screen: true });
}

export const nextCursor = (page: Page<unknown>): string | null => page.next_cursor;

export function fetchContacts(
  filters: ContactFilters,
  cursor: string,
  signal: AbortSignal,
): Promise<Page<ContactRow>> {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  for (const [name, value] of Object.entries({ ...filters, cursor })) if (value) query.set(name, value);
  return api(`/contacts?${query}`, { signal });
}

export function timelineKey(orgId: string, id: string) {
  return keysFor(orgId, 'contacts').part(id, 'timeline');
}

export const TIMELINE_PAGE = 20;

export function fetchTimeline(
  id: string,
  cursor: string,
  signal: AbortSignal,
): Promise<Page<ContactActivity>> {
  const query = new URLSearchParams({ limit: String(TIMELINE_PAGE) });
  if (cursor) query.set('cursor', cursor);
  return api(`/contacts/${id}/timeline?${query}`, { signal });
}
