import { saveBlob } from '@/components/ui/save-blob';

/** Offers text as a file to the browser. */
export function saveText(fileName: string, text: string): void {
  saveBlob(fileName, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}
