import { z } from 'zod';
import { idParams, route } from '@/lib/http/route';
import { getImportSummary } from '@/lib/imports/queries';
import { importBatchSchema, undoReportSchema } from '@/lib/imports/schema';
import { undoImport } from '@/lib/imports/service';

export const GET = route(
  { scope: 'read', summary: 'How an import stands.', params: idParams, response: importBatchSchema },
  ({ db, org, params }) => getImportSummary(db, org.id, params.id),
);

export const DELETE = route(
  {
    scope: 'write',
    summary: 'Undoes an import. Records that changed since, or that others need, are kept and named.',
    params: idParams,
    response: undoReportSchema.extend({ batch_id: z.uuid(), status: z.literal('undone') }),
  },
  async ({ db, org, params }) => {
    const { id } = await getImportSummary(db, org.id, params.id);
    return { batch_id: id, status: 'undone' as const, ...(await undoImport(db, id)) };
  },
);
