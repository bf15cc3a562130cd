import { noContent } from '@/lib/http/reply';
import { route } from '@/lib/http/route';
import { searchNoteSchema } from '@/lib/learning/search-schema';
import { noteSearch } from '@/lib/learning/search-service';

export const POST = route(
  {
    scope: 'read',
    summary: 'That you searched, how much was found, and which result was opened first; never the words.',
    body: searchNoteSchema,
    status: 204,
  },
  async ({ db, org, body }) => {
    await noteSearch(db, org.id, body);
    return noContent();
  },
);
