import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { PlanItem } from '@/components/plans/plan-item';
import { countsText } from '@/components/plans/plan-words';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { requireSession } from '@/lib/auth/session';
import { toAppError } from '@/lib/errors';
import { getPlan } from '@/lib/intelligence/plan-queries';
import { listMembers } from '@/lib/orgs/queries';

export const metadata: Metadata = { title: 'Plan' };

type Props = { params: Promise<{ id: string }> };

async function load(id: string) {
  const { db, org, principal } = await requireSession();
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    const [plan, members] = await Promise.all([getPlan(db, org.id, id), listMembers(db, org.id)]);
    const people = Object.fromEntries(members.map((member) => [member.id, member.name]));
    return { plan, people, isAdmin: principal.role === 'admin' };
  } catch (error) {
    if (toAppError(error).code === 'not_found') notFound();
    throw error;
  }
}

export default async function PlanPage({ params }: Props) {
  const { plan, people, isAdmin } = await load((await params).id);
  return (
    <>
      <PageHeader
        title="Plan"
        crumbs={[{ label: 'Plans', href: '/admin/plans' as Route }, { label: 'Plan' }]}
        meta={
          <>
            Made <RelativeTime value={plan.created_at} /> from {plan.n_messages} e-mails. {countsText(plan)}
            {isAdmin ? '' : '. An admin decides.'}
          </>
        }
      />
      {plan.items.length === 0 ? (
        <EmptyState title="Nothing to change">
          No pattern stands out that is not a rule already or waits for a decision in another plan.
        </EmptyState>
      ) : null}
      <div className="flex flex-col gap-4">
        {plan.items.map((item) => (
          <PlanItem key={item.id} planId={plan.id} item={item} people={people} isAdmin={isAdmin} />
        ))}
      </div>
    </>
  );
}
