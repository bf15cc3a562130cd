'use client';

import { Download } from 'lucide-react';
import { Button } from './button';
import { type CsvValue, toCsv } from './csv';

interface ExportCsvProps {
  /** Without the ending. */
  fileName: string;
  header: readonly string[];
  /** Called on the press, so that nothing is built for a file nobody wants. */
  rows: () => ReadonlyArray<readonly CsvValue[]>;
}

export function ExportCsv({ fileName, header, rows }: ExportCsvProps) {
  const save = () => {
    // The mark makes Excel read the file as UTF-8.
    const blob = new Blob(['\uFEFF', toCsv(header, rows())], { type: 'text/csv;charset=utf-8' });
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
