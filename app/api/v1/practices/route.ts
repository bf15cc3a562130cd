import { listOf } from '@/lib/http/list';
import { created } from '@/lib/http/reply';
import { route } from '@/lib/http/route';
import { createdSchema, createInput } from '@/lib/practices/input-schema';
import { listPractices } from '@/lib/practices/queries';
import { practiceListQuery, practiceSchema } from '@/lib/practices/schema';
import { createPractice } from '@/lib/practices/service';

export const GET = route(
  {
    scope: 'read',
    summary: 'One page of the library, filtered by category, status, source, tag and context.',
    query: practiceListQuery,
    response: listOf(practiceSchema),
  },
  ({ db, org, query }) => listPractices(db, org.id, query),
);

export const POST = route(
  {
    scope: 'write',
    summary:
      'Writes a practice down; what is personal becomes a slot, and a near-duplicate is strengthened instead.',
    body: createInput,
    response: createdSchema,
    status: 201,
  },
  async ({ db, org, body }) => created(await createPractice(db, org.id, body)),
);
