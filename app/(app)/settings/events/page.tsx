import { Radio } from 'lucide-react';
import type { Metadata } from 'next';
import { AdminOnly } from '@/components/settings/admin-only';
import { CreateSubscription } from '@/components/subscriptions/create-subscription';
import { SubscriptionTable } from '@/components/subscriptions/subscription-table';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';
import { listSubscriptions } from '@/lib/subscriptions/queries';

export const metadata: Metadata = { title: 'Events out' };

export default async function EventsPage() {
  const { db, org, principal } = await requireSession();
  if (principal.role !== 'admin') return <AdminOnly what="events out" />;
  const subscriptions = await listSubscriptions(db, org.id);
  return (
    <>
      <PageHeader
        title="Events out"
        meta="Addresses that Winloop tells what happens, in signed messages."
        actions={<CreateSubscription />}
      />
      <Card>
        {subscriptions.length === 0 ? (
          <EmptyState title="No subscription yet" icon={<Radio />} action={<CreateSubscription />}>
            Let your chat, your CRM or your own service know when an insight, a persona, a plan or a reply
            needs somebody.
          </EmptyState>
        ) : (
          <SubscriptionTable subscriptions={subscriptions} />
        )}
      </Card>
    </>
  );
}
