import type { Metadata } from 'next';
import { AdminOnly } from '@/components/settings/admin-only';
import { RetentionList } from '@/components/settings/retention-list';
import { Section } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';
import { listRetention } from '@/lib/orgs/queries';

export const metadata: Metadata = { title: 'Retention' };

export default async function RetentionPage() {
  const { db, org, principal } = await requireSession();
  if (principal.role !== 'admin') return <AdminOnly what="retention" />;
  const policies = await listRetention(db, org.id);
  return (
    <>
      <PageHeader title="Retention" meta="What is older is deleted for good, within the hour." />
      <Section id="retention" title="How long things are kept" flush>
        <RetentionList policies={policies} />
      </Section>
    </>
  );
}
