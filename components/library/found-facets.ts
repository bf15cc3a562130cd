import type { Practice, PracticeFacet } from '@/lib/practices/schema';
import type { LibraryFilters } from './practice-query';

const FACETS = ['category', 'status', 'industry', 'company_size', 'tag'] as const;
type Facet = (typeof FACETS)[number];

const valuesOf = (practice: Practice, facet: Facet): readonly string[] => {
  if (facet === 'tag') return practice.tags;
  const value =
    facet === 'category' || facet === 'status' ? practice[facet] : (practice.context[facet] ?? null);
  return value === null ? [] : [value];
};

/** What a filter asks for; null: anything. Without a status, what works. */
const wanted = (filters: LibraryFilters, facet: Facet): string | null => {
  const value = facet === 'status' ? (filters.status ?? 'active') : filters[facet];
  return value === 'all' ? null : value;
};

const fits = (practice: Practice, filters: LibraryFilters, facet: Facet): boolean => {
  const value = wanted(filters, facet);
  return value === null || valuesOf(practice, facet).includes(value);
};

/** What was found, narrowed by every facet. */
export const narrow = (found: readonly Practice[], filters: LibraryFilters): Practice[] =>
  found.filter((practice) => FACETS.every((facet) => fits(practice, filters, facet)));

/** The facets of what was found: a value's count is what the other facets leave of it, the most frequent first. */
export function facetsOf(found: readonly Practice[], filters: LibraryFilters): PracticeFacet[] {
  return FACETS.flatMap((facet) => {
    const counts = new Map<string, number>();
    for (const practice of found) {
      if (!FACETS.every((other) => other === facet || fits(practice, filters, other))) continue;
      for (const value of valuesOf(practice, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts]
      .map(([value, n]) => ({ facet, value, n }))
      .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
  });
}
