import type { Route } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ContactDeals } from '@/components/contacts/contact-deals';
import { ContactFacts } from '@/components/contacts/contact-facts';
import { ContactPrivacy } from '@/components/contacts/contact-privacy';
import { ContactReplies } from '@/components/contacts/contact-replies';
import { ContactTimeline } from '@/components/contacts/contact-timeline';
import { PersonaCard } from '@/components/personas/persona-card';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';
import { getContact } from '@/lib/contacts/queries';
import { contactIdInput } from '@/lib/contacts/schema';
import { toAppError } from '@/lib/errors';

type Params = Promise<{ id: string }>;

const load = cache(async (id: string) => {
  const { db, org, principal } = await requireSession();
  if (!contactIdInput.safeParse({ id }).success) notFound();
  try {
    return { contact: await getContact(db, org.id, id), org, principal };
  } catch (error) {
    if (toAppError(error).code === 'not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: { params: Params }) {
  const { contact } = await load((await params).id);
  return { title: contact.name ?? contact.email ?? 'Contact' };
}

export default async function ContactPage({ params }: { params: Params }) {
  const { contact, org, principal } = await load((await params).id);
  const mayChange =
    principal.role === 'admin' || contact.owner_id === null || contact.owner_id === principal.id;
  return (
    <>
      <PageHeader
        title={contact.name ?? contact.email ?? 'Unnamed contact'}
        meta={[contact.job_title, contact.company].filter(Boolean).join(' at ')}
        crumbs={[{ label: 'Contacts', href: '/contacts' as Route }]}
      />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <ContactReplies orgId={org.id} contactId={contact.id} />
          <ContactTimeline orgId={org.id} contactId={contact.id} />
        </div>
        <div className="order-first flex min-w-0 flex-col gap-4 lg:order-none">
          <ContactFacts contact={contact} />
          <PersonaCard orgId={org.id} contactId={contact.id} />
          <ContactDeals deals={contact.deals} />
          <ContactPrivacy
            id={contact.id}
            name={contact.name ?? contact.email ?? 'this contact'}
            consent={contact.training_consent}
            mayChange={mayChange}
            mayDelete={principal.role === 'admin'}
          />
        </div>
      </div>
    </>
  );
}
