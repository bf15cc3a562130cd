'use client';

import { Download, FileJson, FileText, Sheet } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import { saveExport } from './save-export';

const FORMATS = [
  { format: 'pdf', label: 'PDF, with the evidence as footnotes', icon: FileText },
  { format: 'csv', label: 'CSV, one claim a row', icon: Sheet },
  { format: 'json', label: 'JSON, everything', icon: FileJson },
] as const;

/** The persona as a file. */
export function ExportMenu({ personaId }: { personaId: string }) {
  const [isSaving, setSaving] = useState(false);
  const save = async (format: (typeof FORMATS)[number]['format']) => {
    setSaving(true);
    const problem = await saveExport(personaId, format);
    setSaving(false);
    if (problem) toast('The file could not be made', { tone: 'bad', description: problem });
  };
  return (
    <Menu
      trigger={
        <Button icon={<Download />} loading={isSaving}>
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
