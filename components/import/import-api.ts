import { ATTRIBUTES, type ImportKind } from '@/lib/imports/kinds';
import type { FilePreview, ImportBatch, ImportResult, Mapping } from '@/lib/imports/schema';
import { api } from '@/lib/query/fetch';

export type CheckResult = ImportResult & { rejected_csv: string };
const asCsv = (file: File): RequestInit => ({
  method: 'POST',
  body: file,
  headers: { 'content-type': 'text/csv' },
});

/** Columns that are kept as attributes need no mention: that is what happens to unmapped ones. */
function compact(mapping: Mapping): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(mapping).filter(([, rule]) => rule.field !== ATTRIBUTES || rule.values),
    ),
  );
}

export function previewFile(file: File): Promise<FilePreview> {
  return api('/imports/preview', asCsv(file));
}

export function checkFile(file: File, kind: ImportKind, mapping: Mapping): Promise<CheckResult> {
  return api(`/imports/check?${new URLSearchParams({ kind, mapping: compact(mapping) })}`, asCsv(file));
}

export function startImport(file: File, kind: ImportKind, mapping: Mapping): Promise<{ batch_id: string }> {
  const query = new URLSearchParams({ kind, mapping: compact(mapping), file_name: file.name.slice(0, 200) });
  return api(`/imports?${query}`, asCsv(file));
}

export function importStatus(batchId: string): Promise<ImportBatch> {
  return api(`/imports/${batchId}`);
}
