import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { contactKey, PAGE_SIZE, personaListKey } from '@/components/personas/persona-query';
import { PersonasScreen } from '@/components/personas/personas-screen';
import { requireSession } from '@/lib/auth/session';
import { getContact } from '@/lib/contacts/queries';
import { contactIdInput } from '@/lib/contacts/schema';
import { listPersonas } from '@/lib/personas/queries';
import { personaListQuery } from '@/lib/personas/schema';
import { getQueryClient } from '@/lib/query/client';

export const metadata: Metadata = { title: 'Personas' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function PersonasPage({ searchParams }: { searchParams: Search }) {
  const [{ db, org, principal }, search] = await Promise.all([requireSession(), searchParams]);
  const one = (name: string) => (typeof search[name] === 'string' ? search[name] : null) || null;
  const filters = { q: one('q'), sort: one('sort') };
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== null));
  const query = personaListQuery.safeParse({ ...given, limit: PAGE_SIZE });
  const contact = contactIdInput.safeParse({ id: one('contact') });
  const client = getQueryClient();
  await Promise.all([
    query.success
      ? client.prefetchInfiniteQuery({
          queryKey: personaListKey(org.id, filters),
          queryFn: () => listPersonas(db, org.id, query.data),
          initialPageParam: '',
        })
      : undefined,
    contact.success
      ? client.prefetchQuery({
          queryKey: contactKey(org.id, contact.data.id),
          queryFn: () => getContact(db, org.id, contact.data.id),
        })
      : undefined,
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PersonasScreen orgId={org.id} viewer={{ id: principal.id, role: principal.role }} />
    </HydrationBoundary>
  );
}
