import { route } from '@/lib/http/route';
import { learnInput, learnResultSchema } from '@/lib/practices/input-schema';
import { learnFromOutcome } from '@/lib/practices/service';

export const POST = route(
  {
    scope: 'write',
    summary:
      'Learns from an outcome: stored or strengthened when the evidence is enough, otherwise refused with the reason.',
    body: learnInput,
    response: learnResultSchema,
  },
  ({ db, org, body }) => learnFromOutcome(db, org.id, body),
);
