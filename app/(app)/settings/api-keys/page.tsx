import { KeyRound } from 'lucide-react';
import type { Metadata } from 'next';
import { AdminOnly } from '@/components/settings/admin-only';
import { ApiKeyTable } from '@/components/settings/api-key-table';
import { CreateApiKey } from '@/components/settings/create-api-key';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';
import { listApiKeys } from '@/lib/orgs/queries';

export const metadata: Metadata = { title: 'API keys' };

export default async function ApiKeysPage() {
  const { db, org, principal } = await requireSession();
  if (principal.role !== 'admin') return <AdminOnly what="API keys" />;
  const keys = await listApiKeys(db, org.id);
  return (
    <>
      <PageHeader
        title="API keys"
        meta="For your agents, scripts and CRM. A key sees this organisation and nothing else."
        actions={<CreateApiKey />}
      />
      <Card>
        {keys.length === 0 ? (
          <EmptyState title="No API key yet" icon={<KeyRound />} action={<CreateApiKey />}>
            With a key, a program can import deals, read forecasts and give feedback through /api/v1.
          </EmptyState>
        ) : (
          <ApiKeyTable keys={keys} />
        )}
      </Card>
    </>
  );
}
