'use client';

import { Download, FileJson, Sheet } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { saveBlob } from '@/components/ui/save-blob';
import type { ImprovementReport } from '@/lib/conversations/report-schema';
import { toCsv } from '@/lib/csv';
import { REPORT_CSV_HEADER, reportLines } from './report-csv';

export function ExportReport({ report }: { report: ImprovementReport }) {
  const name = `improvement-report-${report.created_at.slice(0, 10)}`;
  const save = (ending: string, type: string, text: string) =>
    saveBlob(`${name}.${ending}`, new Blob([text], { type: `${type};charset=utf-8` }));
  return (
    <Menu trigger={<Button icon={<Download />}>Export</Button>}>
      <MenuItem
        icon={<Sheet aria-hidden />}
        onSelect={() =>
          save('csv', 'text/csv', toCsv(REPORT_CSV_HEADER, reportLines(report.content), { forExcel: true }))
        }
      >
        CSV, one figure a line
      </MenuItem>
      <MenuItem
        icon={<FileJson aria-hidden />}
        onSelect={() => save('json', 'application/json', JSON.stringify(report, null, 2))}
      >
        JSON, everything
      </MenuItem>
    </Menu>
  );
}
