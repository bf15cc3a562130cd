'use client';

import { Button } from '@/components/ui/button';
import { FileDrop } from '@/components/ui/file-drop';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { Stepper } from '@/components/ui/stepper';
import { CheckReport } from './check-report';
import { ImportProgress } from './import-progress';
import { MappingStep } from './mapping-step';
import { type FlowStep, type ImportFlow, useImportFlow } from './use-import-flow';

const STEPS: { step: FlowStep; label: string }[] = [
  { step: 'file', label: 'File' },
  { step: 'columns', label: 'Columns' },
  { step: 'check', label: 'Dry run' },
  { step: 'import', label: 'Import' },
];

/** From a file to records, in four steps. Nothing is written before the last one. */
export function ImportWizard() {
  const flow = useImportFlow();
  const current = STEPS.findIndex(({ step }) => step === flow.step);
  return (
    <div className="flex flex-col gap-4">
      <Stepper label="Steps of the import" steps={STEPS.map(({ label }) => label)} current={current} />
      {flow.file ? <FileLine flow={flow} /> : null}
      {flow.error ? (
        <Notice
          tone="bad"
          title={flow.step === 'file' ? 'The file cannot be imported' : 'That did not work'}
          action={
            flow.step === 'file' ? (
              <Button size="sm" onClick={flow.retry}>
                Try again
              </Button>
            ) : undefined
          }
        >
          {flow.error}
        </Notice>
      ) : null}
      <Step flow={flow} />
    </div>
  );
}

function Step({ flow }: { flow: ImportFlow }) {
  if (flow.batchId) return <ImportProgress key={flow.batchId} batchId={flow.batchId} flow={flow} />;
  if (flow.check) return <CheckReport check={flow.check} flow={flow} />;
  if (flow.preview) return <MappingStep preview={flow.preview} flow={flow} />;
  if (flow.busy === 'reading') return <Progress label={`Reading ${flow.file?.name ?? 'the file'}`} />;
  return (
    <FileDrop
      label="Drop CSV files here, or choose them"
      hint="Deals, companies, contacts, activities, products or team members. Up to 20 MB each; any separator, any encoding."
      accept=".csv,.tsv,.txt,text/csv"
      maxBytes={20_000_000}
      multiple
      onFiles={flow.open}
    />
  );
}

function FileLine({ flow }: { flow: ImportFlow }) {
  const waiting = flow.waiting.map(({ name }) => name);
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
      <p className="min-w-0">
        <span className="font-medium">{flow.file?.name}</span>
        {waiting.length > 0 ? <span className="text-muted"> · then {waiting.join(', ')}</span> : null}
      </p>
      {flow.step === 'import' ? null : (
        <Button size="sm" variant="ghost" onClick={flow.restart}>
          Choose another file
        </Button>
      )}
    </div>
  );
}
