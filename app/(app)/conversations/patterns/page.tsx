import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import {
  PATTERN_PAGE,
  type PatternState,
  patternListKey,
  patternStateQuery,
} from '@/components/conversations/conversation-query';
import { STATE_WORDS } from '@/components/conversations/pattern-words';
import { PatternsScreen } from '@/components/conversations/patterns-screen';
import { requireSession } from '@/lib/auth/session';
import { listPatterns } from '@/lib/conversations/pattern-service';
import { getQueryClient } from '@/lib/query/client';

export const metadata: Metadata = { title: 'Learned patterns' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function PatternsPage({ searchParams }: { searchParams: Search }) {
  const [{ db, org }, search] = await Promise.all([requireSession(), searchParams]);
  const one = (name: string) => (typeof search[name] === 'string' ? search[name] : null) || null;
  const wanted = one('state') ?? '';
  const filter = {
    state: Object.hasOwn(STATE_WORDS, wanted) ? (wanted as PatternState) : null,
    q: one('q'),
  };
  const client = getQueryClient();
  await client.prefetchInfiniteQuery({
    queryKey: patternListKey(org.id, filter),
    queryFn: () =>
      listPatterns(db, org.id, {
        limit: PATTERN_PAGE,
        ...patternStateQuery(filter.state),
        ...(filter.q ? { q: filter.q } : {}),
      }),
    initialPageParam: '',
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PatternsScreen orgId={org.id} />
    </HydrationBoundary>
  );
}
