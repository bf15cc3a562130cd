import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { ContactList } from '@/components/contacts/contact-list';
import { contactListKey, PAGE_SIZE } from '@/components/contacts/contact-query';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';
import { listContactFacets, listContacts } from '@/lib/contacts/queries';
import { contactListQuery } from '@/lib/contacts/schema';
import { getQueryClient } from '@/lib/query/client';

export const metadata = { title: 'Contacts' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function ContactsPage({ searchParams }: { searchParams: Search }) {
  const { db, org } = await requireSession();
  const search = await searchParams;
  const one = (name: string) => (typeof search[name] === 'string' ? search[name] : null) || null;
  const filters = { q: one('q'), industry: one('industry'), region: one('region'), sort: one('sort') };
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== null));
  const query = contactListQuery.safeParse({ ...given, limit: PAGE_SIZE });
  const client = getQueryClient();
  // Awaited: a query still pending while the HTML is written may be done when the browser hydrates it.
  const [facets] = await Promise.all([
    listContactFacets(db, org.id),
    query.success
      ? client.prefetchInfiniteQuery({
          queryKey: contactListKey(org.id, filters),
          queryFn: () => listContacts(db, org.id, query.data),
          initialPageParam: '',
        })
      : undefined,
  ]);
  return (
    <>
      <PageHeader title="Contacts" />
      <HydrationBoundary state={dehydrate(client)}>
        <ContactList orgId={org.id} facets={facets} />
      </HydrationBoundary>
    </>
  );
}
