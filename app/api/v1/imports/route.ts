import { z } from 'zod';
import { listOf, listQuery } from '@/lib/http/list';
import { accepted } from '@/lib/http/reply';
import { route } from '@/lib/http/route';
import { listImports } from '@/lib/imports/queries';
import { importBatchSchema, importKindSchema, MAX_CSV_BYTES } from '@/lib/imports/schema';
import { parseMapping, queueImport } from '@/lib/imports/service';

export const GET = route(
  { scope: 'read', summary: 'Imports, newest first.', query: listQuery, response: listOf(importBatchSchema) },
  ({ db, org, query }) => listImports(db, org.id, query),
);

export const POST = route(
  {
    scope: 'write',
    summary: 'Queues a CSV file for import; ask GET /imports/{id} how far it is.',
    query: z.object({
      kind: importKindSchema,
      mapping: z.string(),
      file_name: z.string().max(200).default('file.csv'),
    }),
    accepts: ['text/csv'],
    response: z.object({ batch_id: z.uuid() }),
    status: 202,
    maxBytes: MAX_CSV_BYTES,
  },
  async ({ db, org, query, bytes }) => {
    const mapping = parseMapping(query.mapping) ?? {};
    return accepted(
      await queueImport(db, org.id, { kind: query.kind, fileName: query.file_name, bytes, mapping }),
    );
  },
);
