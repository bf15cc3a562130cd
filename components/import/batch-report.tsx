'use client';

import { Section } from '@/components/ui/card';
import { ExportCsv } from '@/components/ui/export-csv';
import { Notice } from '@/components/ui/notice';
import { fieldOf } from '@/lib/imports/fields';
import type { ImportBatchDetail, UndoReport } from '@/lib/imports/schema';
import { fieldLabel, undoSentence } from './import-words';
import { NormalizationList } from './normalization-list';
import { RowErrors } from './row-errors';

/** Everything an import left to say. */
export function BatchReport({ batch }: { batch: ImportBatchDetail }) {
  const { kind, errors, normalization, warnings, mapping, undo_report: undone, failure } = batch;
  const mapped = Object.entries(mapping).filter(([, { field }]) => fieldOf(kind, field));
  return (
    <>
      {failure ? <Notice tone="bad">{failure}</Notice> : null}
      {undone ? <UndoNotice report={undone} /> : null}
      {errors.length > 0 ? (
        <Section
          id="rejected"
          title="Rejected rows"
          actions={
            <ExportCsv
              fileName="rejected-rows"
              header={['line', 'field', 'reason']}
              rows={() => errors.map(({ row, line, field, message }) => [line ?? row, field, message])}
            />
          }
          flush
        >
          <RowErrors kind={kind} errors={errors} />
        </Section>
      ) : null}
      {normalization.length > 0 ? (
        <Section id="normalization" title="Spellings and new records" flush>
          <NormalizationList kind={kind} entries={normalization} />
        </Section>
      ) : null}
      {warnings.length > 0 ? (
        <Notice tone="warn" title="Worth knowing">
          <ul className="list-disc pl-4">
            {warnings.slice(0, 30).map(({ line, message }) => (
              <li key={`${line} ${message}`}>{line ? `Line ${line}: ${message}` : message}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {mapped.length > 0 ? (
        <Section id="mapping" title="Mapping that was used">
          <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
            {mapped.map(([column, { field }]) => (
              <div key={column} className="flex justify-between gap-4">
                <dt className="text-muted">{column}</dt>
                <dd>{fieldLabel(kind, field)}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ) : null}
    </>
  );
}

const REASONS = { changed_since: 'changed since', in_use: 'needed by other records' };

function UndoNotice({ report }: { report: UndoReport }) {
  return (
    <Notice title="This import was undone">
      <p>{undoSentence(report)}</p>
      {report.kept.length > 0 ? (
        <ul className="mt-1 list-disc pl-4">
          {report.kept.slice(0, 20).map(({ id, entity, label, reason }) => (
            <li key={id}>
              {entity.replaceAll('_', ' ')}: {label ?? id}, {REASONS[reason]}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
