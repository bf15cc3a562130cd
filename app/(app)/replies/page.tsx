import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { RepliesScreen } from '@/components/replies/replies-screen';
import { REPLY_PAGE_SIZE, replyListKey } from '@/components/replies/reply-query';
import { requireSession } from '@/lib/auth/session';
import { getQueryClient } from '@/lib/query/client';
import { listReplies, listReplyCampaigns } from '@/lib/replies/queries';
import { reviewListQuery } from '@/lib/replies/review-schema';

export const metadata: Metadata = { title: 'Replies' };

const STATUS: Record<string, string> = { labelled: 'corrected', all: 'all' };
type Search = Record<string, string | string[] | undefined>;

export default async function RepliesPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [{ db, org, principal }, search] = await Promise.all([requireSession(), searchParams]);
  const one = (name: string) => (typeof search[name] === 'string' ? search[name] : null) || null;
  const filters = {
    status: STATUS[one('show') ?? ''] ?? 'review',
    sentiment: one('sentiment'),
    objection: one('objection'),
    campaign_id: one('campaign'),
  };
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== null));
  const query = reviewListQuery.safeParse({ ...given, limit: REPLY_PAGE_SIZE });
  const client = getQueryClient();
  const [campaigns] = await Promise.all([
    listReplyCampaigns(db, org.id),
    query.success
      ? client.prefetchInfiniteQuery({
          queryKey: replyListKey(org.id, filters),
          queryFn: () => listReplies(db, org.id, query.data),
          initialPageParam: '',
        })
      : undefined,
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RepliesScreen orgId={org.id} isAdmin={principal.role === 'admin'} campaigns={campaigns} />
    </HydrationBoundary>
  );
}
