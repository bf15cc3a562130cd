import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { DealsScreen } from '@/components/deals/deals-screen';
import { requireSession } from '@/lib/auth/session';
import { DEAL_PAGE_SIZE, dealListKey, readDealFilters } from '@/lib/deals/list-params';
import { listDeals, listOwners, listStages } from '@/lib/deals/queries';
import { withForecasts } from '@/lib/insights/list-service';
import { getQueryClient } from '@/lib/query/client';

export const metadata: Metadata = { title: 'Deals' };

type Search = Record<string, string | string[] | undefined>;

export default async function DealsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [{ db, org }, search] = await Promise.all([requireSession(), searchParams]);
  const filters = readDealFilters({
    get: (name) => (typeof search[name] === 'string' ? search[name] : null),
  });
  const client = getQueryClient();
  if (search.view !== 'board') {
    await client.prefetchInfiniteQuery({
      queryKey: dealListKey(org.id, filters, 'list'),
      queryFn: async () => {
        const { status, stage, owner, q, sort } = filters;
        const page = await listDeals(db, org.id, {
          sort,
          limit: DEAL_PAGE_SIZE.list,
          status: status ?? undefined,
          stage: stage ?? undefined,
          owner: owner ?? undefined,
          q: q ?? undefined,
        });
        return { ...page, data: await withForecasts(db, org.id, page.data) };
      },
      initialPageParam: null as string | null,
    });
  }
  const [stages, owners] = await Promise.all([listStages(db, org.id), listOwners(db, org.id)]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DealsScreen orgId={org.id} stages={stages} owners={owners} />
    </HydrationBoundary>
  );
}
