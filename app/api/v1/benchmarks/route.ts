import { z } from 'zod';
import { route } from '@/lib/http/route';
import { listBenchmarks } from '@/lib/personas/benchmark-queries';
import { benchmarkRowSchema, resetBenchmarkInput, setBenchmarkInput } from '@/lib/personas/benchmark-schema';
import { resetBenchmark, setBenchmark } from '@/lib/personas/benchmark-service';

export const GET = route(
  {
    scope: 'read',
    summary: 'What counts as usual by industry, company size and metric, and what it was chosen from.',
    response: z.object({ data: z.array(benchmarkRowSchema) }),
  },
  async ({ db, org }) => ({ data: await listBenchmarks(db, org.id) }),
);

export const PUT = route(
  {
    scope: 'admin',
    summary: 'Enters an own value, which is used before everything that was learned.',
    body: setBenchmarkInput,
    response: benchmarkRowSchema,
  },
  ({ db, org, body }) => setBenchmark(db, org.id, body),
);

export const DELETE = route(
  {
    scope: 'admin',
    summary: 'Takes an entered value away: what was learned or assumed counts again.',
    query: resetBenchmarkInput,
    response: benchmarkRowSchema,
  },
  ({ db, org, query }) => resetBenchmark(db, org.id, query),
);
