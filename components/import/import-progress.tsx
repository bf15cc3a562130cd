'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { useAction } from '@/components/ui/use-action';
import { cancelImport } from '@/lib/imports/actions';
import type { ImportBatch } from '@/lib/imports/schema';
import { Counts } from './counts';
import { importStatus } from './import-api';
import { UndoImport } from './undo-import';
import type { ImportFlow } from './use-import-flow';

const isRunning = (batch: ImportBatch | undefined) =>
  !batch || batch.status === 'queued' || batch.status === 'staging';

/** The import at work; it goes on when the page is left. Until the commit it can be cancelled. */
export function ImportProgress({ batchId, flow }: { batchId: string; flow: ImportFlow }) {
  const { data: batch, error } = useQuery({
    queryKey: ['imports', 'status', batchId],
    queryFn: () => importStatus(batchId),
    refetchInterval: ({ state }) => (isRunning(state.data) ? 400 : false),
  });
  const [cancel, isCancelling, refusal] = useAction(cancelImport);
  const router = useRouter();
  const isDone = !isRunning(batch);
  useEffect(() => {
    // The history below the wizard is drawn by the server.
    if (isDone) router.refresh();
  }, [isDone, router]);
  return (
    <Section id="progress" title={titleOf(batch)}>
      <div className="flex flex-col gap-4">
        {error ? <Notice tone="warn">{error.message} The import itself goes on.</Notice> : null}
        {refusal ? <Notice tone="warn">{refusal.message}</Notice> : null}
        {isDone ? null : (
          <div className="flex flex-wrap items-end gap-4">
            <div className="min-w-60 flex-1">
              <RunningBar batch={batch} />
            </div>
            <Button loading={isCancelling} onClick={() => void cancel({ batch_id: batchId })}>
              Cancel
            </Button>
          </div>
        )}
        {batch?.status === 'failed' ? <Notice tone="bad">{batch.failure} Nothing was written.</Notice> : null}
        {batch?.status === 'cancelled' ? <Notice>Nothing was written.</Notice> : null}
        {batch?.status === 'committed' ? <Counts {...batch} /> : null}
        {isDone && batch ? <NextSteps batch={batch} flow={flow} /> : null}
      </div>
    </Section>
  );
}

function RunningBar({ batch }: { batch: ImportBatch | undefined }) {
  if (!batch || batch.total_rows === 0) return <Progress label="Waiting for its turn" />;
  const { staged_rows, total_rows } = batch;
  const detail = `${staged_rows.toLocaleString('en')} of ${total_rows.toLocaleString('en')} rows`;
  const isCommitting = staged_rows >= total_rows;
  return (
    <Progress
      label={isCommitting ? 'Committing all rows at once' : 'Preparing rows'}
      value={staged_rows / total_rows}
      detail={detail}
    />
  );
}

function NextSteps({ batch, flow }: { batch: ImportBatch; flow: ImportFlow }) {
  const [next] = flow.waiting;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {next ? (
        <Button variant="primary" onClick={flow.next}>
          Next file: {next.name}
        </Button>
      ) : (
        <Button variant="primary" onClick={flow.restart}>
          Import another file
        </Button>
      )}
      <ButtonLink href={`/import/${batch.id}` as Route}>Report</ButtonLink>
      {batch.status === 'committed' ? (
        <UndoImport batchId={batch.id} rows={batch.inserted + batch.updated} />
      ) : null}
    </div>
  );
}

function titleOf(batch: ImportBatch | undefined): string {
  if (batch?.status === 'committed') return 'Imported';
  if (batch?.status === 'failed') return 'The import failed';
  if (batch?.status === 'cancelled') return 'Cancelled';
  return batch?.status === 'undone' ? 'Undone' : 'Importing';
}
