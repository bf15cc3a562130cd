import { saveBlob } from './save-blob';

const FAILED = 'Try again in a moment.';

/** Saves what `/api/v1` answers as a file of the browser; the problem in words when that did not work. */
export async function saveFile(path: string, fallbackName: string): Promise<string | null> {
  const response = await fetch(`/api/v1${path}`).catch(() => null);
  if (!response) return 'Winloop could not be reached. Check your connection and try again.';
  if (!response.ok) {
    const problem: { detail?: string } = await response.json().catch(() => ({}));
    return problem.detail ?? FAILED;
  }
  saveBlob(nameIn(response.headers.get('content-disposition')) ?? fallbackName, await response.blob());
  return null;
}

function nameIn(disposition: string | null): string | undefined {
  return disposition?.match(/filename="([^"]+)"/)?.[1];
}
