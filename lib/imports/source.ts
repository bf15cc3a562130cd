import { parseJson } from '../http/body';
import { readCsv } from './csv-table';
import { readJson } from './json-table';
import type { SourceTable } from './table';
import { UnsupportedMedia } from './unsupported-media';

const CSV_TYPES = new Set([
  'text/csv',
  'text/plain',
  'text/tab-separated-values',
  'application/csv',
  'application/vnd.ms-excel',
  'application/octet-stream',
]);
export const ACCEPTED_TYPES = ['text/csv', 'application/json'] as const;

/** The rows of a request body, by its content type. */
export function readSource(contentType: string | null, bytes: Uint8Array): SourceTable {
  const [type = '', ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (type === 'application/json') return readJson(parseJson(bytes));
  if (CSV_TYPES.has(type)) {
    const charset = parameters.find((part) => part.startsWith('charset='))?.slice('charset='.length);
    return readCsv(bytes, charset?.replace(/^"|"$/g, ''));
  }
  throw new UnsupportedMedia(
    'Send rows as application/json (an array) or as text/csv (the file itself as the body).',
  );
}
