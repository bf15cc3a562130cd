import { idParams, route } from '@/lib/http/route';
import { exportPersona } from '@/lib/personas/export-service';
import { exportQuery } from '@/lib/personas/use-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'A persona as a file: PDF with its evidence as footnotes, CSV with one claim a row, or JSON.',
    params: idParams,
    query: exportQuery,
  },
  async ({ db, org, principal, params, query }) => {
    const { body, type, name } = await exportPersona(db, org.id, principal.id, params.id, query);
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
      headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
    });
  },
);
