'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { KIND_LABELS } from '@/lib/imports/kinds';
import { Counts } from './counts';
import type { CheckResult } from './import-api';
import { plural } from './import-words';
import { NormalizationList } from './normalization-list';
import { RowErrors } from './row-errors';
import { saveText } from './save-text';
import type { ImportFlow } from './use-import-flow';

/** What the import would do. The server did it all and took it back, so the counts are not an estimate. */
export function CheckReport({ check, flow }: { check: CheckResult; flow: ImportFlow }) {
  const writes = check.inserted + check.updated;
  const name = flow.file?.name.replace(/\.[^.]+$/, '') ?? 'file';
  return (
    <div className="flex flex-col gap-4">
      <Section
        id="dry-run"
        title="Dry run"
        description={`${KIND_LABELS[flow.kind]}. Nothing has been written yet.`}
        actions={
          <>
            <Button onClick={flow.backToColumns}>Back to the columns</Button>
            <Button
              variant="primary"
              loading={flow.busy === 'starting'}
              disabled={writes === 0}
              onClick={flow.start}
            >
              {writes === 0 ? 'Nothing to import' : `Import ${plural(writes, 'row')}`}
            </Button>
          </>
        }
      >
        <Counts {...check} />
      </Section>
      {check.errors.length > 0 ? (
        <Section
          id="rejected"
          title="Rejected rows"
          description="They stay out; the other rows go in. Put them right in the CSV and import that file."
          actions={
            <Button
              icon={<Download aria-hidden />}
              onClick={() => saveText(`${name}-rejected.csv`, check.rejected_csv)}
            >
              Rejected rows as CSV
            </Button>
          }
          flush
        >
          <RowErrors kind={flow.kind} errors={check.errors} />
        </Section>
      ) : null}
      {check.normalization.length > 0 ? (
        <Section
          id="normalization"
          title="Spellings and new records"
          description="Nothing of this happens silently."
          flush
        >
          <NormalizationList kind={flow.kind} entries={check.normalization} onApply={flow.applySuggestion} />
        </Section>
      ) : null}
      {check.warnings.length > 0 ? (
        <Notice tone="warn" title="Worth knowing">
          <ul className="list-disc pl-4">
            {check.warnings.slice(0, 20).map(({ line, message }) => (
              <li key={`${line} ${message}`}>{line ? `Line ${line}: ${message}` : message}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  );
}
