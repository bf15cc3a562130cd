'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { FileDrop } from '@/components/ui/file-drop';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { toast } from '@/components/ui/toast';
import { ImportReport } from './import-report';
import { libraryKey } from './practice-query';
import { usePracticeImport } from './use-practice-import';

const MAX_BYTES = 5_000_000;

/** A CSV on its way into the library: a dry run first, with what is wrong row by row, then the import. */
export function ImportPractices({ orgId }: { orgId: string }) {
  const [isOpen, setOpen] = useState(false);
  const client = useQueryClient();
  const flow = usePracticeImport();
  const writes = flow.report ? flow.report.inserted + flow.report.updated : 0;
  const close = () => {
    setOpen(false);
    flow.restart();
  };
  const start = async () => {
    const done = await flow.store();
    if (!done) return;
    await client.invalidateQueries({ queryKey: libraryKey(orgId) });
    toast('Practices imported', {
      tone: 'good',
      description: `${done.inserted} new, ${done.updated} added to what was known, ${done.rejected} rejected.`,
    });
    close();
  };
  return (
    <Dialog
      title="Import practices"
      description="A CSV with the columns category and content; context, tags and counts if you have them. An exported library fits."
      trigger={<Button icon={<Upload aria-hidden />}>Import CSV</Button>}
      open={isOpen}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      wide
      footer={
        flow.report ? (
          <>
            <Button variant="ghost" onClick={flow.restart}>
              Another file
            </Button>
            <Button
              variant="primary"
              loading={flow.busy === 'storing'}
              disabled={writes === 0}
              onClick={() => void start()}
            >
              {writes === 0 ? 'Nothing to import' : `Import ${writes} ${writes === 1 ? 'row' : 'rows'}`}
            </Button>
          </>
        ) : (
          <DialogClose>Cancel</DialogClose>
        )
      }
    >
      <div className="flex flex-col gap-3">
        {flow.error ? (
          <Notice tone="bad" title="The file could not be used">
            {flow.error}
          </Notice>
        ) : null}
        {flow.busy ? (
          <Progress label={flow.busy === 'checking' ? 'Reading the file' : 'Storing the practices'} />
        ) : null}
        {flow.report && flow.file ? <ImportReport fileName={flow.file.name} report={flow.report} /> : null}
        {flow.report || flow.busy ? null : (
          <FileDrop
            label="Drop a CSV here, or choose one"
            hint="Up to 1,000 rows and 5 MB. Nothing is written before you have seen what it would do."
            accept=".csv,text/csv"
            maxBytes={MAX_BYTES}
            onFiles={([file]) => (file ? void flow.check(file) : undefined)}
          />
        )}
      </div>
    </Dialog>
  );
}
