import { saveBlob } from '@/components/ui/save-blob';

const FAILED = 'Try again in a moment.';

/** Saves the persona as a file of the browser; the problem in words when that did not work. */
export async function saveExport(personaId: string, format: 'pdf' | 'csv' | 'json'): Promise<string | null> {
  const response = await fetch(`/api/v1/personas/${personaId}/export?format=${format}`).catch(() => null);
  if (!response) return 'Winloop could not be reached. Check your connection and try again.';
  if (!response.ok) {
    const problem: { detail?: string } = await response.json().catch(() => ({}));
    return problem.detail ?? FAILED;
  }
  const name = nameIn(response.headers.get('content-disposition')) ?? `persona.${format}`;
  saveBlob(name, await response.blob());
  return null;
}

function nameIn(disposition: string | null): string | undefined {
  return disposition?.match(/filename="([^"]+)"/)?.[1];
}
