import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { EXCHANGE_PAGE, exchangesKey, summaryKey } from '@/components/conversations/conversation-query';
import { SessionScreen } from '@/components/conversations/session-screen';
import { requireSession } from '@/lib/auth/session';
import { sessionSummary } from '@/lib/conversations/report-queries';
import { listExchanges } from '@/lib/conversations/session-queries';
import { toAppError } from '@/lib/errors';
import { getQueryClient } from '@/lib/query/client';

type Params = Promise<{ session: string }>;

/** The agent's own name for the session may hold any sign; where it cannot be decoded, it has been. */
const nameOf = async (params: Params): Promise<string> => {
  const { session } = await params;
  try {
    return decodeURIComponent(session);
  } catch {
    return session;
  }
};

const load = cache(async (sessionId: string) => {
  const { db, org, principal } = await requireSession();
  try {
    return { summary: await sessionSummary(db, org.id, sessionId), db, org, principal };
  } catch (error) {
    const { code } = toAppError(error);
    if (code === 'not_found' || code === 'validation') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: { params: Params }) {
  const { summary } = await load(await nameOf(params));
  return { title: summary.session_id };
}

export default async function SessionPage({ params }: { params: Params }) {
  const sessionId = await nameOf(params);
  const { summary, db, org, principal } = await load(sessionId);
  const client = getQueryClient();
  client.setQueryData(summaryKey(org.id, sessionId), summary);
  await client.prefetchInfiniteQuery({
    queryKey: exchangesKey(org.id, sessionId),
    queryFn: () => listExchanges(db, org.id, sessionId, principal.id, { limit: EXCHANGE_PAGE }),
    initialPageParam: '',
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SessionScreen orgId={org.id} sessionId={sessionId} />
    </HydrationBoundary>
  );
}
