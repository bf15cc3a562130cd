'use client';

import { useState } from 'react';
import { ATTRIBUTES, IGNORE, type ImportKind } from '@/lib/imports/kinds';
import type { FilePreview, Mapping } from '@/lib/imports/schema';
import { type CheckResult, checkFile, previewFile, startImport } from './import-api';

export type FlowStep = 'file' | 'columns' | 'check' | 'import';
type Busy = 'reading' | 'checking' | 'starting' | null;

/** One or several files on their way in, one at a time. Every step can go back. */
export function useImportFlow() {
  const [files, setFiles] = useState<File[]>([]);
  const [preview, setPreview] = useState<FilePreview | null>(null);
  const [kind, setKind] = useState<ImportKind>('deals');
  const [mapping, setMapping] = useState<Mapping>({});
  const [check, setCheck] = useState<CheckResult | null>(null);
  const [batchId, setBatchId] = useState<string | null>(null);
  const [busy, setBusy] = useState<Busy>(null);
  const [error, setError] = useState<string | null>(null);
  const file = files[0];

  const attempt = async (what: Busy, work: () => Promise<void>) => {
    setBusy(what);
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown.message : 'Something went wrong. Try again.');
    } finally {
      setBusy(null);
    }
  };

  const open = (next: File[]) => {
    setFiles(next);
    setPreview(null);
    setCheck(null);
    setBatchId(null);
    const [first] = next;
    if (!first) return setError(null);
    void attempt('reading', async () => {
      const found = await previewFile(first);
      const chosen = found.kind ?? 'deals';
      const saved = found.saved.find((candidate) => candidate.kind === chosen);
      setPreview(found);
      setKind(chosen);
      setMapping(saved?.mapping ?? found.mappings[chosen] ?? {});
    });
  };

  const runCheck = (next: Mapping) => {
    setMapping(next);
    if (file) void attempt('checking', async () => setCheck(await checkFile(file, kind, next)));
  };

  return {
    file,
    waiting: files.slice(1),
    preview,
    kind,
    mapping,
    check,
    batchId,
    busy,
    error,
    step: stepOf(preview, check, batchId),
    open,
    next: () => open(files.slice(1)),
    restart: () => open([]),
    retry: () => open(files),
    setMapping,
    chooseKind: (next: ImportKind) => {
      setKind(next);
      setMapping(preview?.mappings[next] ?? {});
    },
    runCheck: () => runCheck(mapping),
    applySuggestion: (field: string, from: string, to: string) =>
      runCheck(withValue(mapping, field, from, to)),
    backToColumns: () => {
      setCheck(null);
      setError(null);
    },
    start: () => {
      if (file)
        void attempt('starting', async () => setBatchId((await startImport(file, kind, mapping)).batch_id));
    },
  };
}

export type ImportFlow = ReturnType<typeof useImportFlow>;

function stepOf(preview: FilePreview | null, check: CheckResult | null, batchId: string | null): FlowStep {
  if (batchId) return 'import';
  if (check) return 'check';
  return preview ? 'columns' : 'file';
}

/** The mapping with one more entry in the value map of the column that gives the field. */
function withValue(mapping: Mapping, field: string, from: string, to: string): Mapping {
  return Object.fromEntries(
    Object.entries(mapping).map(([column, rule]) => {
      const isSource = rule.field === field && field !== ATTRIBUTES && field !== IGNORE;
      return [column, isSource ? { ...rule, values: { ...rule.values, [from]: to } } : rule];
    }),
  );
}
