import { patternInput, patternQuery, patternSchema } from '@/lib/conversations/pattern-schema';
import { addPattern, listPatterns } from '@/lib/conversations/pattern-service';
import { listOf } from '@/lib/http/list';
import { created } from '@/lib/http/reply';
import { route } from '@/lib/http/route';

export const GET = route(
  {
    scope: 'read',
    summary: 'What agents of the organisation should know, the latest first.',
    query: patternQuery,
    response: listOf(patternSchema),
  },
  ({ db, org, query }) => listPatterns(db, org.id, query),
);

export const POST = route(
  {
    scope: 'write',
    summary: 'Add something that agents should know.',
    body: patternInput,
    response: patternSchema,
    status: 201,
  },
  async ({ db, org, body }) => created(await addPattern(db, org.id, body)),
);
