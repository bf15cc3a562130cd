import { expect, it } from 'vitest';
import type { Practice } from '@/lib/practices/schema';
import { facetsOf, narrow } from './found-facets';
import type { LibraryFilters } from './practice-query';

const practice = (category: string, status: string, industry?: string) =>
  ({ category, status, tags: ['x'], context: industry ? { industry } : {} }) as unknown as Practice;
const found = [
  practice('email', 'active', 'Retail'),
  practice('email', 'active', 'Energy'),
  practice('cta', 'active', 'Retail'),
  practice('email', 'weak', 'Retail'),
  practice('email', 'active'),
];
const nothing: LibraryFilters = {
  q: 'x',
  category: null,
  status: null,
  industry: null,
  company_size: null,
  tag: null,
};
const countsOf = (facet: string, filters: LibraryFilters) =>
  Object.fromEntries(
    facetsOf(found, filters)
      .filter((one) => one.facet === facet)
      .map(({ value, n }) => [value, n]),
  );

it('counts a value by what the other facets leave, so that choosing it shows as many', () => {
  expect(countsOf('category', nothing)).toEqual({ email: 3, cta: 1 });
  expect(countsOf('status', nothing)).toEqual({ active: 4, weak: 1 });
  const retail = { ...nothing, industry: 'Retail' };
  expect(countsOf('category', retail)).toEqual({ email: 1, cta: 1 });
  expect(countsOf('industry', retail)).toEqual({ Retail: 2, Energy: 1 });
  for (const [category, n] of Object.entries(countsOf('category', retail)))
    expect(narrow(found, { ...retail, category })).toHaveLength(n);
  expect(countsOf('status', { ...retail, status: 'all' })).toEqual({ active: 2, weak: 1 });
});
