import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { AGENT_NAMES } from '@/components/intelligence/agent-words';
import { VersionList } from '@/components/intelligence/version-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';
import { directiveHistory } from '@/lib/intelligence/queries';
import { AGENTS } from '@/lib/intelligence/schema';

export const metadata: Metadata = { title: 'Directive versions' };

export default async function VersionsPage({ params }: { params: Promise<{ agent: string }> }) {
  const [{ db, org, principal }, { agent }] = await Promise.all([requireSession(), params]);
  const known = z.enum(AGENTS).safeParse(agent);
  if (!known.success) notFound();
  const versions = await directiveHistory(db, org.id, known.data);
  return (
    <>
      <PageHeader
        title={AGENT_NAMES[known.data]}
        crumbs={[
          { label: 'Intelligence', href: '/intelligence?tab=directives' as Route },
          { label: 'Versions' },
        ]}
        meta="Every version of what this agent is told, the newest 50"
      />
      {versions.length === 0 ? (
        <EmptyState title="No version yet">
          The first is written as soon as the outcomes of messages arrive.
        </EmptyState>
      ) : (
        <VersionList versions={versions} canRestore={principal.role === 'admin'} />
      )}
    </>
  );
}
