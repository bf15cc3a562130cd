import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DealFacts } from '@/components/deals/deal-facts';
import { DealHeader } from '@/components/deals/deal-header';
import { DealTimeline } from '@/components/deals/deal-timeline';
import { DealForecast } from '@/components/forecast/deal-forecast';
import { InsightPanel } from '@/components/insights/insight-panel';
import { ReviewPanel } from '@/components/insights/review-panel';
import { requireSession } from '@/lib/auth/session';
import { getDeal, listOwners, listStages } from '@/lib/deals/queries';
import { getTimeline } from '@/lib/deals/timeline-queries';
import { toAppError } from '@/lib/errors';
import { listDealInsights } from '@/lib/insights/queries';
import { dealInsightsKey } from '@/lib/insights/query-keys';
import { getQueryClient } from '@/lib/query/client';
import { keysFor } from '@/lib/query/keys';

type Props = { params: Promise<{ id: string }> };
const TIMELINE_PAGE = 30;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ db, org }, { id }] = await Promise.all([requireSession(), params]);
  const deal = await getDeal(db, org.id, id).catch(() => null);
  return { title: deal?.name ?? 'Deal' };
}

export default async function DealPage({ params }: Props) {
  const [{ db, org, principal }, { id }] = await Promise.all([requireSession(), params]);
  const client = getQueryClient();
  const insights = client.prefetchQuery({
    queryKey: dealInsightsKey(org.id, id),
    queryFn: () => listDealInsights(db, org.id, id, principal.id),
  });
  const timeline = client.prefetchInfiniteQuery({
    queryKey: keysFor(org.id, 'deals').part(id, 'timeline'),
    queryFn: async () => {
      const items = await getTimeline(db, org.id, id, { limit: TIMELINE_PAGE + 1 });
      const data = items.slice(0, TIMELINE_PAGE);
      return { data, next_cursor: items.length > TIMELINE_PAGE ? (data.at(-1)?.at ?? null) : null };
    },
    initialPageParam: null as string | null,
  });
  const [deal, stages, owners] = await Promise.all([
    getDeal(db, org.id, id).catch((thrown) => {
      const { code } = toAppError(thrown);
      if (code === 'not_found' || code === 'validation') notFound();
      throw thrown;
    }),
    listStages(db, org.id),
    listOwners(db, org.id),
    insights,
    timeline,
  ]);
  const isOpen = deal.status === 'open';
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DealHeader orgId={org.id} deal={deal} stages={stages.map(({ stage }) => stage)} owners={owners} />
      <DealFacts deal={deal} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem] xl:grid-rows-[auto_1fr]">
        {isOpen ? (
          <div className="min-w-0 xl:col-start-2">
            <DealForecast orgId={org.id} dealId={id} />
          </div>
        ) : null}
        <div className="flex min-w-0 flex-col gap-4 xl:col-start-1 xl:row-span-2 xl:row-start-1">
          {isOpen ? <InsightPanel orgId={org.id} dealId={id} /> : <ReviewPanel orgId={org.id} dealId={id} />}
        </div>
        <div className="min-w-0 xl:col-start-2">
          <DealTimeline orgId={org.id} dealId={id} />
        </div>
      </div>
    </HydrationBoundary>
  );
}
