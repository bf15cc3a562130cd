import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { campaignListKey, PAGE_SIZE } from '@/components/campaigns/campaign-query';
import { CampaignsScreen } from '@/components/campaigns/campaigns-screen';
import { requireSession } from '@/lib/auth/session';
import { listCampaigns } from '@/lib/outcomes/campaign-queries';
import { campaignListQuery } from '@/lib/outcomes/campaign-schema';
import { getQueryClient } from '@/lib/query/client';

export const metadata: Metadata = { title: 'Campaigns' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function CampaignsPage({ searchParams }: { searchParams: Search }) {
  const [{ db, org }, search] = await Promise.all([requireSession(), searchParams]);
  const one = (name: string) => (typeof search[name] === 'string' ? search[name] : null) || null;
  const filters = { q: one('q'), status: one('status') };
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== null));
  const query = campaignListQuery.safeParse({ ...given, limit: PAGE_SIZE });
  const client = getQueryClient();
  if (query.success && !one('tab')) {
    await client.prefetchInfiniteQuery({
      queryKey: campaignListKey(org.id, filters),
      queryFn: () => listCampaigns(db, org.id, query.data),
      initialPageParam: '',
    });
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CampaignsScreen orgId={org.id} />
    </HydrationBoundary>
  );
}
