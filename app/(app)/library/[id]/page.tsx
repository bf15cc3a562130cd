import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import { practiceKey } from '@/components/library/practice-query';
import { PracticeScreen } from '@/components/library/practice-screen';
import { titleOf } from '@/components/library/practice-words';
import { requireSession } from '@/lib/auth/session';
import { toAppError } from '@/lib/errors';
import { listMembers } from '@/lib/orgs/queries';
import { getPractice } from '@/lib/practices/queries';
import { getQueryClient } from '@/lib/query/client';

type Props = { params: Promise<{ id: string }> };

const load = cache(async (id: string) => {
  const { db, org } = await requireSession();
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    const [practice, members] = await Promise.all([getPractice(db, org.id, id), listMembers(db, org.id)]);
    return { practice, members, org };
  } catch (error) {
    if (toAppError(error).code === 'not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { practice } = await load((await params).id);
  return { title: titleOf(practice) };
}

export default async function PracticePage({ params }: Props) {
  const { practice, members, org } = await load((await params).id);
  const client = getQueryClient();
  client.setQueryData(practiceKey(org.id, practice.id), practice);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PracticeScreen
        orgId={org.id}
        id={practice.id}
        people={Object.fromEntries(members.map(({ id, name }) => [id, name]))}
      />
    </HydrationBoundary>
  );
}
