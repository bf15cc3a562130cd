import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { daysOf, learningKey } from '@/components/learning/learning-query';
import { LearningScreen } from '@/components/learning/learning-screen';
import { requireSession } from '@/lib/auth/session';
import { getLearning } from '@/lib/learning/queries';
import { getQueryClient } from '@/lib/query/client';

export const metadata: Metadata = { title: 'Learning' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function LearningPage({ searchParams }: { searchParams: Search }) {
  const [{ db, org, principal }, { period }] = await Promise.all([requireSession(), searchParams]);
  const days = daysOf(typeof period === 'string' ? period : null);
  const client = getQueryClient();
  await client.prefetchQuery({
    queryKey: learningKey(org.id, days),
    queryFn: () => getLearning(db, org.id, days),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <LearningScreen orgId={org.id} isAdmin={principal.role === 'admin'} />
    </HydrationBoundary>
  );
}
