import { orderOf } from './practice-order';
import type { LibraryFilters } from './practice-query';

/** What an address asks of the library. */
export function viewOf(read: (name: string) => string | null) {
  const one = (name: string) => read(name) || null;
  const filters: LibraryFilters = {
    q: one('q'),
    category: one('category'),
    status: one('status'),
    industry: one('industry'),
    company_size: one('company_size'),
    tag: one('tag'),
  };
  const isNarrowed = Object.values(filters).some((value) => value !== null && value !== 'all');
  return { filters, order: orderOf(one('by'), filters.q !== null), isNarrowed };
}
