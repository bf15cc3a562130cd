import { route } from '@/lib/http/route';
import { headerSignature } from '@/lib/imports/header';
import { previewTable } from '@/lib/imports/preview';
import { listSavedMappings } from '@/lib/imports/queries';
import { filePreviewSchema, MAX_CSV_BYTES } from '@/lib/imports/schema';
import { readSource } from '@/lib/imports/source';

export const POST = route(
  {
    scope: 'write',
    summary: 'Reads a CSV file and proposes what it is and how its columns map. Stores nothing.',
    accepts: ['text/csv'],
    response: filePreviewSchema,
    maxBytes: MAX_CSV_BYTES,
  },
  async ({ db, org, bytes, request }) => {
    const table = readSource(request.headers.get('content-type'), bytes);
    return previewTable(table, await listSavedMappings(db, org.id, headerSignature(table.columns)));
  },
);
