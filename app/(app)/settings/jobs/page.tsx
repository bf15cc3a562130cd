import { CircleCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { AdminOnly } from '@/components/settings/admin-only';
import { FailedJobs } from '@/components/settings/failed-jobs';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';
import { listFailedJobs } from '@/lib/orgs/queries';

export const metadata: Metadata = { title: 'Background work' };

export default async function JobsPage() {
  const { db, org, principal } = await requireSession();
  if (principal.role !== 'admin') return <AdminOnly what="background work" />;
  const jobs = await listFailedJobs(db, org.id);
  return (
    <>
      <PageHeader
        title="Background work"
        meta="Work that was tried several times and failed. Nothing is lost: try it again, or dismiss it."
      />
      <Section id="failed" title="Failed" flush>
        {jobs.length === 0 ? (
          <EmptyState title="Nothing has failed" icon={<CircleCheck />}>
            Forecasts, insights and imports run behind the scenes. If one fails for good, it waits here.
          </EmptyState>
        ) : (
          <FailedJobs jobs={jobs} />
        )}
      </Section>
    </>
  );
}
