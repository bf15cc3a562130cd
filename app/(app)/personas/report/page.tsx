import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { monthsOf, reportKey } from '@/components/persona-report/report-query';
import { ReportScreen } from '@/components/persona-report/report-screen';
import { requireSession } from '@/lib/auth/session';
import { personaReport } from '@/lib/personas/report-service';
import { getQueryClient } from '@/lib/query/client';

export const metadata: Metadata = { title: 'Persona report' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function PersonaReportPage({ searchParams }: { searchParams: Search }) {
  const [{ db, org, principal }, search] = await Promise.all([requireSession(), searchParams]);
  const months = monthsOf(typeof search.months === 'string' ? search.months : null);
  const client = getQueryClient();
  await client.prefetchQuery({
    queryKey: reportKey(org.id, months),
    queryFn: () => personaReport(db, org.id, months),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ReportScreen orgId={org.id} isAdmin={principal.role === 'admin'} />
    </HydrationBoundary>
  );
}
