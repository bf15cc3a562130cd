import type { Practice, PracticeDetail, PracticeFacet, RateName } from '@/lib/practices/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';
import { sortFound } from './practice-order';

export const PAGE_SIZE = 50;
/** A search answers with the best matches only; they are not paged. */
const SEARCH_SIZE = 100;

export type PracticePage = { data: Practice[]; next_cursor: string | null };
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
    sort: order === 'relevance' ? '-positive_reply_rate' : `-${order}`,
  };
}

export async function fetchPractices(
  filters: LibraryFilters,
  order: Order,
  cursor: string,
  signal: AbortSignal,
): Promise<PracticePage> {
  // The search knows what is in use; what was retired is found by its words.
  if (filters.q && filters.status !== 'retired') return searchPractices(filters, order, signal);
  const query = new URLSearchParams({ ...listParams(filters, order), limit: `${PAGE_SIZE}` });
  if (cursor) query.set('cursor', cursor);
  return api<PracticePage>(`/practices?${query}`, { signal });
}

/** By meaning and words together. A facet narrows here too: the search itself only prefers what fits it. */
async function searchPractices(
  { q, category, status, industry, company_size, tag }: LibraryFilters,
  order: Order,
  signal: AbortSignal,
): Promise<PracticePage> {
  const asked = { q, category, industry, company_size, tags: tag, limit: `${SEARCH_SIZE}` };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value);
  const { data } = await api<{ data: Practice[] }>(`/practices/search?${query}`, { signal });
  const found = data.filter(
    (practice) =>
      (status === 'all' || practice.status === (status ?? 'active')) &&
      (!industry || practice.context.industry === industry) &&
      (!company_size || practice.context.company_size === company_size),
  );
  return { data: sortFound(found, order), next_cursor: null };
}

export async function fetchFacets(signal: AbortSignal): Promise<PracticeFacet[]> {
  return (await api<{ data: PracticeFacet[] }>('/practices/facets', { signal })).data;
}

export const fetchPractice = (id: string, signal: AbortSignal) =>
  api<PracticeDetail>(`/practices/${id}`, { signal });
