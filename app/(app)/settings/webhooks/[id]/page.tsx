import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminOnly } from '@/components/settings/admin-only';
import { EndpointScreen } from '@/components/webhooks/endpoint-screen';
import { requireSession } from '@/lib/auth/session';
import { toAppError } from '@/lib/errors';
import { getEndpoint } from '@/lib/webhooks/queries';

export const metadata: Metadata = { title: 'Webhook' };

export default async function WebhookPage({ params }: { params: Promise<{ id: string }> }) {
  const { db, org, principal } = await requireSession();
  if (principal.role !== 'admin') return <AdminOnly what="webhooks" />;
  const { id } = await params;
  const endpoint = await getEndpoint(db, org.id, id).catch((thrown) => {
    const { code } = toAppError(thrown);
    if (code === 'not_found' || code === 'validation') notFound();
    throw thrown;
  });
  return <EndpointScreen orgId={org.id} endpoint={endpoint} />;
}
