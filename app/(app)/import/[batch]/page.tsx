import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { BatchReport } from '@/components/import/batch-report';
import { Counts } from '@/components/import/counts';
import { STATUS_LOOK } from '@/components/import/import-words';
import { UndoImport } from '@/components/import/undo-import';
import { Section } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusBadge } from '@/components/ui/status-badge';
import { requireSession } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { KIND_LABELS } from '@/lib/imports/kinds';
import { getImport } from '@/lib/imports/queries';

export const metadata: Metadata = { title: 'Import report' };

export default async function ImportReportPage({ params }: { params: Promise<{ batch: string }> }) {
  const { db, org, principal } = await requireSession();
  const id = z.uuid().safeParse((await params).batch);
  if (!id.success) notFound();
  const batch = await getImport(db, org.id, id.data).catch((thrown) => {
    if (thrown instanceof AppError && thrown.code === 'not_found') notFound();
    throw thrown;
  });
  const mayUndo =
    (batch.status === 'committed' || (batch.undo_report?.kept_count ?? 0) > 0) &&
    (principal.role === 'admin' || batch.created_by === principal.id);
  return (
    <>
      <PageHeader
        title={batch.file_name ?? `${KIND_LABELS[batch.kind]} by API`}
        crumbs={[{ label: 'Import', href: '/import' as Route }]}
        meta={
          <span className="flex flex-wrap items-center gap-2">
            <StatusBadge {...STATUS_LOOK[batch.status]} />
            {KIND_LABELS[batch.kind]}
            {batch.encoding ? `, read as ${batch.encoding}` : ''}, <RelativeTime value={batch.created_at} />
          </span>
        }
        actions={
          mayUndo ? <UndoImport batchId={batch.id} rows={batch.inserted + batch.updated} /> : undefined
        }
      />
      <div className="flex flex-col gap-4">
        <Section id="counts" title="What it did">
          <Counts {...batch} />
        </Section>
        <BatchReport batch={batch} />
      </div>
    </>
  );
}
