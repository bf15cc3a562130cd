import { Webhook } from 'lucide-react';
import type { Metadata } from 'next';
import { AdminOnly } from '@/components/settings/admin-only';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { CreateEndpoint } from '@/components/webhooks/create-endpoint';
import { EndpointTable } from '@/components/webhooks/endpoint-table';
import { requireSession } from '@/lib/auth/session';
import { listEndpoints } from '@/lib/webhooks/queries';

export const metadata: Metadata = { title: 'Webhooks' };

export default async function WebhooksPage() {
  const { db, org, principal } = await requireSession();
  if (principal.role !== 'admin') return <AdminOnly what="webhooks" />;
  const endpoints = await listEndpoints(db, org.id);
  return (
    <>
      <PageHeader
        title="Webhooks"
        meta="Where your mail service and your CRM tell Winloop what became of a message."
        actions={<CreateEndpoint />}
      />
      <Card>
        {endpoints.length === 0 ? (
          <EmptyState title="No webhook yet" icon={<Webhook />} action={<CreateEndpoint />}>
            Connect SendGrid, HubSpot, Salesforce or Pipedrive, and every delivery, reply, meeting and deal
            flows back to the message that earned it.
          </EmptyState>
        ) : (
          <EndpointTable endpoints={endpoints} />
        )}
      </Card>
    </>
  );
}
