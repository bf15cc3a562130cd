import { route } from '@/lib/http/route';
import { importPractices } from '@/lib/practices/import-service';
import { practiceImportSchema } from '@/lib/practices/input-schema';

export const POST = route(
  {
    scope: 'write',
    summary:
      'Imports practices from CSV or a JSON array (at most 1,000 rows); bad rows are listed, good ones stored.',
    accepts: ['text/csv', 'application/json'],
    response: practiceImportSchema,
    maxBytes: 5_000_000,
  },
  ({ db, org, bytes, request }) =>
    importPractices(db, org.id, { contentType: request.headers.get('content-type'), bytes }),
);
