import { route } from '@/lib/http/route';
import { checkPractices } from '@/lib/practices/import-service';
import { practiceImportSchema } from '@/lib/practices/input-schema';

export const POST = route(
  {
    scope: 'write',
    summary: 'What an import of practices would do, without doing it: new, known already, and what is wrong.',
    accepts: ['text/csv', 'application/json'],
    response: practiceImportSchema,
    maxBytes: 5_000_000,
  },
  ({ db, org, bytes, request }) =>
    checkPractices(db, org.id, { contentType: request.headers.get('content-type'), bytes }),
);
