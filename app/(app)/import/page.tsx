import type { Metadata } from 'next';
import { ImportHistory } from '@/components/import/import-history';
import { ImportWizard } from '@/components/import/import-wizard';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';
import { listImports } from '@/lib/imports/queries';
import { listMembers } from '@/lib/orgs/queries';

export const metadata: Metadata = { title: 'Import' };

const SHOWN = 100;

export default async function ImportPage() {
  const { db, org } = await requireSession();
  const [imports, members] = await Promise.all([
    listImports(db, org.id, { limit: SHOWN }),
    listMembers(db, org.id),
  ]);
  const names = new Map(members.map((member) => [member.id, member.name]));
  const batches = imports.data.map((batch) => ({
    ...batch,
    author: names.get(batch.created_by) ?? 'Former member',
  }));
  return (
    <>
      <PageHeader title="Import" meta="CSV files from any CRM. Every import can be undone." />
      <div className="flex flex-col gap-6">
        <ImportWizard />
        <Section id="history" title="History" flush>
          {batches.length > 0 ? (
            <ImportHistory batches={batches} />
          ) : (
            <EmptyState title="No imports yet">
              Drop a CSV file above. You see what it would do before anything is written.
            </EmptyState>
          )}
        </Section>
      </div>
    </>
  );
}
