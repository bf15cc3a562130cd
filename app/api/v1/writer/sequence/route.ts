import { created } from '@/lib/http/reply';
import { route } from '@/lib/http/route';
import { sequenceSchema, writeBody } from '@/lib/writer/sequence-schema';
import { writeSequence } from '@/lib/writer/sequence-service';

export const POST = route(
  {
    scope: 'write',
    summary:
      'Writes a sequence for a contact or a kind of lead; each step cites its practices and decisions.',
    body: writeBody,
    response: sequenceSchema,
    status: 201,
  },
  async ({ db, org, principal, body }) => created(await writeSequence(db, org.id, principal.id, body)),
);
