import { z } from 'zod';
import { route } from '@/lib/http/route';
import { importKindSchema, importResultSchema, MAX_CSV_BYTES } from '@/lib/imports/schema';
import { checkImport, parseMapping } from '@/lib/imports/service';
import { readSource } from '@/lib/imports/source';

export const POST = route(
  {
    scope: 'write',
    summary: 'A dry run of a CSV file, with its rejected rows and the reasons as CSV.',
    query: z.object({ kind: importKindSchema, mapping: z.string().optional() }),
    accepts: ['text/csv'],
    response: importResultSchema.extend({ rejected_csv: z.string() }),
    maxBytes: MAX_CSV_BYTES,
  },
  ({ db, org, query, bytes, request }) =>
    checkImport(db, org.id, {
      kind: query.kind,
      origin: 'screen',
      fileName: null,
      table: readSource(request.headers.get('content-type'), bytes),
      mapping: parseMapping(query.mapping),
    }),
);
