'use client';

import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { missingFields } from '@/lib/imports/infer';
import { IMPORT_KINDS, KIND_LABELS } from '@/lib/imports/kinds';
import type { FilePreview } from '@/lib/imports/schema';
import { delimiterName, plural } from './import-words';
import { MappingTable } from './mapping-table';
import { SavedMappings } from './saved-mappings';
import type { ImportFlow } from './use-import-flow';

const KIND_OPTIONS = IMPORT_KINDS.map((value) => ({ value, label: KIND_LABELS[value] }));

export function MappingStep({ preview, flow }: { preview: FilePreview; flow: ImportFlow }) {
  const missing = missingFields(flow.kind, flow.mapping);
  return (
    <Section
      id="columns"
      title="What the columns mean"
      description={`${plural(preview.rows, 'row')}, ${plural(preview.columns.length, 'column')}, separated by ${delimiterName(preview.delimiter)}, read as ${preview.encoding}`}
      flush
    >
      <div className="flex flex-wrap items-end gap-4 border-line border-b p-4">
        <Field label="The rows are" className="w-48">
          <Select options={KIND_OPTIONS} value={flow.kind} onValueChange={flow.chooseKind} />
        </Field>
        <SavedMappings key={preview.header_signature} preview={preview} flow={flow} />
      </div>
      {preview.kind === null ? (
        <Notice tone="warn" className="m-4">
          The columns do not say what the rows are. Choose it above.
        </Notice>
      ) : null}
      {preview.warnings.length > 0 ? (
        <Notice tone="warn" className="m-4" title="About this file">
          <ul className="list-disc pl-4">
            {preview.warnings.slice(0, 5).map(({ line, message }) => (
              <li key={`${line} ${message}`}>{line ? `Line ${line}: ${message}` : message}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <MappingTable
        kind={flow.kind}
        columns={preview.columns}
        mapping={flow.mapping}
        onChange={flow.setMapping}
      />
      <footer className="flex flex-wrap items-center justify-between gap-3 border-line border-t p-4">
        <p className="text-muted text-sm" role="status">
          {missing.length > 0
            ? `Still needed: ${missing.map(({ label }) => label).join(', ')}.`
            : 'Columns without a field are kept as attributes; nothing is lost.'}
        </p>
        <Button
          variant="primary"
          loading={flow.busy === 'checking'}
          disabled={missing.length > 0}
          onClick={flow.runCheck}
        >
          Dry run
        </Button>
      </footer>
    </Section>
  );
}
