import type { Practice, PracticeDetail, PracticeFacet, RateName } from '@/lib/practices/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';
import { facetsOf, narrow } from './found-facets';
import { sortFound } from './practice-order';

export const PAGE_SIZE = 50;
/** A search answers with the best matches only; they are not paged. */
const SEARCH_SIZE = 200;

/** A search knows the facets of what it found. */
export type PracticePage = { data: Practice[]; next_cursor: string | null; facets?: PracticeFacet[] };
export type LibraryFilters = {
  q: string | null;
  category: string | null;
  status: string | null;
  industry: string | null;
  company_size: string | null;
  tag: string | null;
};
export type Order = RateName | 'n' | 'updated_at' | 'relevance';

export const nextCursor = (page: PracticePage): string | null => page.next_cursor;

export const libraryKey = (orgId: string) => keysFor(orgId, 'practices').root;
export const practiceKey = (orgId: string, id: string) => keysFor(orgId, 'practices').detail(id);
export const facetsKey = (orgId: string, filters: LibraryFilters) =>
  [...libraryKey(orgId), 'facets', filters] as const;
/** The search knows what is in use; what was retired is found by its words. */
export const isSearch = ({ q, status }: LibraryFilters): boolean => Boolean(q) && status !== 'retired';
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
    sort: order === 'relevance' ? '-positive_reply_rate' : `-${order}`,
  };
}

export async function fetchPractices(
  filters: LibraryFilters,
  order: Order,
  cursor: string,
  signal: AbortSignal,
): Promise<PracticePage> {
  if (isSearch(filters)) return searchPractices(filters, order, signal);
  const query = new URLSearchParams({ ...listParams(filters, order), limit: `${PAGE_SIZE}` });
  if (cursor) query.set('cursor', cursor);
  return api<PracticePage>(`/practices?${query}`, { signal });
}

/** By meaning and words together. The facets narrow what was found and count it, so both say the same. */
async function searchPractices(
  filters: LibraryFilters,
  order: Order,
  signal: AbortSignal,
): Promise<PracticePage> {
  const query = new URLSearchParams({ q: filters.q ?? '', limit: `${SEARCH_SIZE}` });
  const { data } = await api<{ data: Practice[] }>(`/practices/search?${query}`, { signal });
  return {
    data: sortFound(narrow(data, filters), order),
    next_cursor: null,
    facets: facetsOf(data, filters),
  };
}

/** What the facets are counted under: the filters without page and order. */
export function facetParams(filters: LibraryFilters): Record<string, string> {
  const { sort: _sort, ...rest } = listParams(filters, 'n');
  return rest;
}

export async function fetchFacets(filters: LibraryFilters, signal: AbortSignal): Promise<PracticeFacet[]> {
  const query = new URLSearchParams(facetParams(filters));
  return (await api<{ data: PracticeFacet[] }>(`/practices/facets?${query}`, { signal })).data;
}

export const fetchPractice = (id: string, signal: AbortSignal) =>
  api<PracticeDetail>(`/practices/${id}`, { signal });
