import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { TodayScreen } from '@/components/today/today-screen';
import { requireSession } from '@/lib/auth/session';
import { hasAnyDeal } from '@/lib/deals/queries';
import { todayKey } from '@/lib/insights/query-keys';
import { getToday } from '@/lib/insights/today-service';
import { getQueryClient } from '@/lib/query/client';

export const metadata: Metadata = { title: 'Today' };

const DAY_MS = 86_400_000;
type Search = Record<string, string | string[] | undefined>;

export default async function TodayPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [{ db, org }, { view }] = await Promise.all([requireSession(), searchParams]);
  const scope = view === 'team' ? 'team' : 'mine';
  const client = getQueryClient();
  await client.prefetchQuery({
    queryKey: todayKey(org.id, scope),
    queryFn: () => getToday(db, org.id, scope, new Date(Date.now() - DAY_MS).toISOString()),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TodayScreen orgId={org.id} hasDeals={await hasAnyDeal(db, org.id)} />
    </HydrationBoundary>
  );
}
