'use client';

import { Download } from 'lucide-react';
import { type CsvCell, toCsv } from '@/lib/csv';
import { Button } from './button';

interface ExportCsvProps {
  /** Without the ending. */
  fileName: string;
  header: readonly string[];
  /** Called on the press, so that nothing is built for a file nobody wants. */
  rows: () => ReadonlyArray<readonly CsvCell[]>;
}

export function ExportCsv({ fileName, header, rows }: ExportCsvProps) {
  const save = () => {
    const blob = new Blob([toCsv(header, rows(), { forExcel: true })], { type: 'text/csv;charset=utf-8' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `${fileName}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
  };
  return (
    <Button size="sm" icon={<Download />} onClick={save}>
      Export CSV
    </Button>
  );
}
