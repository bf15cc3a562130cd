'use client';

import { useState } from 'react';
import type { PracticeImport } from '@/lib/practices/input-schema';
import { api } from '@/lib/query/fetch';

const send = (file: File, isDryRun: boolean) =>
  api<PracticeImport>(isDryRun ? '/practices/import/check' : '/practices/import', {
    method: 'POST',
    body: file,
    headers: { 'content-type': 'text/csv' },
  });

/** One file: checked without writing anything, then stored. */
export function usePracticeImport() {
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<PracticeImport | null>(null);
  const [busy, setBusy] = useState<'checking' | 'storing' | null>(null);
  const [error, setError] = useState<string | null>(null);

  const attempt = async (what: 'checking' | 'storing', chosen: File): Promise<PracticeImport | null> => {
    setBusy(what);
    setError(null);
    try {
      return await send(chosen, what === 'checking');
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown.message : 'Something went wrong. Try again.');
      return null;
    } finally {
      setBusy(null);
    }
  };

  return {
    file,
    report,
    busy,
    error,
    check: async (chosen: File) => {
      setFile(chosen);
      setReport(await attempt('checking', chosen));
    },
    store: () => (file ? attempt('storing', file) : Promise.resolve(null)),
    restart: () => {
      setFile(null);
      setReport(null);
      setError(null);
    },
  };
}
