import { route } from '@/lib/http/route';
import { countTrainingReady, trainingLines } from '@/lib/outcomes/training-queries';
import { trainingCountSchema, trainingReadyQuery } from '@/lib/outcomes/training-schema';

export const GET = route(
  {
    scope: 'read',
    summary:
      'Consented messages whose fate is known, as JSONL in OpenAI’s chat format (application/jsonl); with count=true their number.',
    query: trainingReadyQuery,
    response: trainingCountSchema,
  },
  async ({ db, org, query }) => {
    const count = await countTrainingReady(db, org.id, query);
    if (query.count) return { count };
    return new Response(trainingLines(db, org.id, query), {
      headers: {
        'content-type': 'application/jsonl; charset=utf-8',
        'content-disposition': `attachment; filename="training-${query.label}.jsonl"`,
        'x-total-count': String(count),
      },
    });
  },
);
