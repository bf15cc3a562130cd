import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { LibraryScreen } from '@/components/library/library-screen';
import { viewOf } from '@/components/library/library-view';
import {
  facetParams,
  facetsKey,
  listParams,
  PAGE_SIZE,
  practiceListKey,
} from '@/components/library/practice-query';
import { requireSession } from '@/lib/auth/session';
import { listPractices, practiceFacets } from '@/lib/practices/queries';
import { facetsQuery, practiceListQuery } from '@/lib/practices/schema';
import { getQueryClient } from '@/lib/query/client';

export const metadata: Metadata = { title: 'Library' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function LibraryPage({ searchParams }: { searchParams: Search }) {
  const [{ db, org }, search] = await Promise.all([requireSession(), searchParams]);
  const { filters, order } = viewOf((name) => (typeof search[name] === 'string' ? search[name] : null));
  const query = practiceListQuery.safeParse({ ...listParams(filters, order), limit: PAGE_SIZE });
  const asked = facetsQuery.safeParse(facetParams(filters));
  const client = getQueryClient();
  await Promise.all([
    asked.success && !filters.q
      ? client.prefetchQuery({
          queryKey: facetsKey(org.id, filters),
          queryFn: () => practiceFacets(db, org.id, asked.data),
        })
      : undefined,
    // A search is asked for by the browser: its embedding would hold the page back.
    query.success && !filters.q
      ? client.prefetchInfiniteQuery({
          queryKey: practiceListKey(org.id, filters, order),
          queryFn: () => listPractices(db, org.id, query.data),
          initialPageParam: '',
        })
      : undefined,
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <LibraryScreen orgId={org.id} />
    </HydrationBoundary>
  );
}
