'use client';

import { Download, FileJson, Sheet } from 'lucide-react';
import { toCsv } from '@/lib/csv';
import { Button } from './button';
import { figureRows } from './figures';
import { Menu, MenuItem } from './menu';
import { saveBlob } from './save-blob';

interface SaveFiguresProps {
  /** Without the ending. */
  fileName: string;
  /** What the API answers for this screen. */
  figures: object;
}

/** The figures of a screen as a file: a table of names and values, or just as the API answers them. */
export function SaveFigures({ fileName, figures }: SaveFiguresProps) {
  const saveCsv = () => {
    const text = toCsv(['Figure', 'Value'], figureRows(figures), { forExcel: true });
    saveBlob(`${fileName}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  };
  const saveJson = () =>
    saveBlob(`${fileName}.json`, new Blob([JSON.stringify(figures, null, 2)], { type: 'application/json' }));
  return (
    <Menu
      trigger={
        <Button size="sm" icon={<Download />}>
          Save figures
        </Button>
      }
    >
      <MenuItem icon={<Sheet aria-hidden />} onSelect={saveCsv}>
        CSV, one figure a row
      </MenuItem>
      <MenuItem icon={<FileJson aria-hidden />} onSelect={saveJson}>
        JSON, as the API answers
      </MenuItem>
    </Menu>
  );
}
