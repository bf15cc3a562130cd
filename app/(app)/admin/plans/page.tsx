import { ListChecks } from 'lucide-react';
import type { Metadata } from 'next';
import { MakePlan } from '@/components/plans/make-plan';
import { PlanList } from '@/components/plans/plan-list';
import { PlanRecord } from '@/components/plans/plan-record';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SaveFigures } from '@/components/ui/save-figures';
import { requireSession } from '@/lib/auth/session';
import { listQuery } from '@/lib/http/list';
import { listPlans } from '@/lib/intelligence/plan-queries';

export const metadata: Metadata = { title: 'Plans' };

export default async function PlansPage() {
  const { db, org } = await requireSession();
  const { data, record } = await listPlans(db, org.id, listQuery.parse({ limit: 200 }));
  return (
    <>
      <PageHeader
        title="Plans"
        meta="Changes to what agents are told: proposed from evidence, decided by an admin, measured"
        actions={
          data.length > 0 ? (
            <>
              <SaveFigures fileName="plans-record" figures={record} />
              <MakePlan />
            </>
          ) : undefined
        }
      />
      {data.length === 0 ? (
        <EmptyState title="No plan yet" icon={<ListChecks />} action={<MakePlan />}>
          A plan is made every week in which outcomes arrived, or now.
        </EmptyState>
      ) : (
        <>
          <PlanRecord record={record} />
          <PlanList plans={data} />
        </>
      )}
    </>
  );
}
