'use client';

import { Download, FileJson, Sheet } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { saveFile } from '@/components/ui/save-file';
import { toast } from '@/components/ui/toast';

const FORMATS = [
  { format: 'csv', label: 'CSV, one figure a row, then its history', icon: Sheet },
  { format: 'json', label: 'JSON, everything', icon: FileJson },
] as const;

/** Every figure of the period as a file. */
export function LearningExport({ days }: { days: number }) {
  const [isSaving, setSaving] = useState(false);
  const save = async (format: (typeof FORMATS)[number]['format']) => {
    setSaving(true);
    const problem = await saveFile(
      `/learning?period=${days}&format=${format}`,
      `learning-${days}-days.${format}`,
    );
    setSaving(false);
    if (problem) toast('The file could not be made', { tone: 'bad', description: problem });
  };
  return (
    <Menu
      trigger={
        <Button size="sm" icon={<Download aria-hidden />} loading={isSaving}>
          Export
        </Button>
      }
    >
      {FORMATS.map(({ format, label, icon: Icon }) => (
        <MenuItem key={format} icon={<Icon aria-hidden />} onSelect={() => save(format)}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
