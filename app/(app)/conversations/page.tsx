import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { readFilters } from '@/components/conversations/conversation-filters';
import { SESSION_PAGE, sessionListKey } from '@/components/conversations/conversation-query';
import { SessionsScreen } from '@/components/conversations/sessions-screen';
import { requireSession } from '@/lib/auth/session';
import { listAgents, listSessions } from '@/lib/conversations/session-queries';
import { env } from '@/lib/env/env';
import { getQueryClient } from '@/lib/query/client';

export const metadata: Metadata = { title: 'Conversations' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function ConversationsPage({ searchParams }: { searchParams: Search }) {
  const [{ db, org }, search] = await Promise.all([requireSession(), searchParams]);
  const one = (name: string) => (typeof search[name] === 'string' ? search[name] : null) || null;
  const filter = readFilters(one, new Date());
  const client = getQueryClient();
  const [agents] = await Promise.all([
    listAgents(db, org.id),
    one('q')
      ? undefined
      : client.prefetchInfiniteQuery({
          queryKey: sessionListKey(org.id, filter),
          queryFn: () => listSessions(db, org.id, { ...filter, limit: SESSION_PAGE }),
          initialPageParam: '',
        }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SessionsScreen orgId={org.id} origin={new URL(env().APP_URL).origin} agents={agents} />
    </HydrationBoundary>
  );
}
