import { saveFile } from '@/components/ui/save-file';

/** Saves the persona as a file of the browser; the problem in words when that did not work. */
export function saveExport(personaId: string, format: 'pdf' | 'csv' | 'json'): Promise<string | null> {
  return saveFile(`/personas/${personaId}/export?format=${format}`, `persona.${format}`);
}
