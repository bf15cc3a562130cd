import type { Practice, PracticeDetail, PracticeFacet, RateName } from '@/lib/practices/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

export const PAGE_SIZE = 50;

export type PracticePage = { data: Practice[]; next_cursor: string | null };
export type LibraryFilters = {
  q: string | null;
  category: string | null;
  status: string | null;
  industry: string | null;
  company_size: string | null;
  tag: string | null;
};
export type Order = RateName | 'n' | 'updated_at';

export const nextCursor = (page: PracticePage): string | null => page.next_cursor;

export const libraryKey = (orgId: string) => keysFor(orgId, 'practices').root;
export const practiceKey = (orgId: string, id: string) => keysFor(orgId, 'practices').detail(id);
export const facetsKey = (orgId: string) => [...libraryKey(orgId), 'facets'] as const;
/** Browser and server build the same key, so that what the server prefetched is found. */
export const practiceListKey = (orgId: string, filters: LibraryFilters, order: Order) =>
  keysFor(orgId, 'practices').list({ ...filters, order });

/** What the address says, as the API is asked: what works is shown unless another status is wanted. */
export function listParams(filters: LibraryFilters, order: Order): Record<string, string> {
  const { status, ...rest } = filters;
  const given = Object.entries(rest).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  return {
    ...Object.fromEntries(given),
    ...(status === 'all' ? {} : { status: status ?? 'active' }),
    sort: `-${order}`,
  };
}

export async function fetchPractices(
  filters: LibraryFilters,
  order: Order,
  cursor: string,
  signal: AbortSignal,
): Promise<PracticePage> {
  const query = new URLSearchParams({ ...listParams(filters, order), limit: `${PAGE_SIZE}` });
  if (cursor) query.set('cursor', cursor);
  return api<PracticePage>(`/practices?${query}`, { signal });
}

export async function fetchFacets(signal: AbortSignal): Promise<PracticeFacet[]> {
  return (await api<{ data: PracticeFacet[] }>('/practices/facets', { signal })).data;
}

export const fetchPractice = (id: string, signal: AbortSignal) =>
  api<PracticeDetail>(`/practices/${id}`, { signal });
