import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import { ReportBody } from '@/components/conversation-reports/report-body';
import { ReportHeader } from '@/components/conversation-reports/report-header';
import { agentsLabel } from '@/components/conversation-reports/report-words';
import { requireSession } from '@/lib/auth/session';
import { getReport } from '@/lib/conversations/report-queries';
import { toAppError } from '@/lib/errors';

type Params = Promise<{ id: string }>;

const load = cache(async (id: string) => {
  if (!z.uuid().safeParse(id).success) notFound();
  const { db, org } = await requireSession();
  try {
    return { report: await getReport(db, org.id, id), orgId: org.id };
  } catch (error) {
    if (toAppError(error).code === 'not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { report } = await load((await params).id);
  return { title: `Report: ${agentsLabel(report)}` };
}

export default async function ReportPage({ params }: { params: Params }) {
  const { report, orgId } = await load((await params).id);
  return (
    <>
      <ReportHeader report={report} />
      <ReportBody orgId={orgId} report={report.content} />
    </>
  );
}
