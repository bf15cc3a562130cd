import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminOnly } from '@/components/settings/admin-only';
import { SubscriptionScreen } from '@/components/subscriptions/subscription-screen';
import { requireSession } from '@/lib/auth/session';
import { toAppError } from '@/lib/errors';
import { getSubscription } from '@/lib/subscriptions/queries';

export const metadata: Metadata = { title: 'Subscription' };

export default async function SubscriptionPage({ params }: { params: Promise<{ id: string }> }) {
  const { db, org, principal } = await requireSession();
  if (principal.role !== 'admin') return <AdminOnly what="events out" />;
  const { id } = await params;
  const subscription = await getSubscription(db, org.id, id).catch((thrown) => {
    const { code } = toAppError(thrown);
    if (code === 'not_found' || code === 'validation') notFound();
    throw thrown;
  });
  return <SubscriptionScreen orgId={org.id} subscription={subscription} />;
}
