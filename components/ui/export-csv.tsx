'use client';

import { Download } from 'lucide-react';
import { type CsvCell, toCsv } from '@/lib/csv';
import { Button } from './button';
import { saveBlob } from './save-blob';

interface ExportCsvProps {
  /** Without the ending. */
  fileName: string;
  header: readonly string[];
  /** Called on the press, so that nothing is built for a file nobody wants. */
  rows: () => ReadonlyArray<readonly CsvCell[]>;
}

export function ExportCsv({ fileName, header, rows }: ExportCsvProps) {
  const save = () => {
    const text = toCsv(header, rows(), { forExcel: true });
    saveBlob(`${fileName}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <Button size="sm" icon={<Download />} onClick={save}>
      Export CSV
    </Button>
  );
}
