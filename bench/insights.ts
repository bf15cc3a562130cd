import { parseArgs } from 'node:util';
import { overrideEnv } from '@/lib/env/env';
import { learnForecast } from '@/lib/forecast/learn';
import { generateAll } from '@/lib/insights/generate-service';
import { measurePatterns } from '@/lib/insights/measure-service';
import { logger } from '@/lib/logger';
import { createRng, shuffledIndices } from '@/lib/stats/rng';
import { must } from '@/lib/supabase/must';
import { testStack } from '@/supabase/embedded/test-db';
import { SCENARIOS, seedScenario } from '@/supabase/seed/seed';
import { embedDeals } from './insights-vectors';
import { latency, peakMemoryMb, round, type Sample, timed } from './measure';

const TARGET_P95_MS = 300;
/** The first generations fill the caches. */
const WARM_UP = 3;

/**
 * How long a person waits for the insights of a deal (local engine, database and storing included), after the
 * forecast has been trained, the patterns measured and 8,000 deals embedded. `--scenario large` (default): 20,000 deals
 * and 200,000 activities. `--no-forecast` leaves the training out: deals then show the base rate.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      scenario: { type: 'string', default: 'large' },
      deals: { type: 'string', default: '40' },
      'no-forecast': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const scenario = values.scenario === 'demo' ? 'demo' : 'large';
  const stack = await testStack();
  overrideEnv(stack.env);
  try {
    const { SUPABASE_SECRET_KEY: secretKey, NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: publishableKey } =
      stack.env;
    const seeding = await timed(() => seedScenario({ url: stack.url, publishableKey, secretKey }, scenario));
    const orgId = seeding.value.org_id;
    const vectors = await timed(() => embedDeals(stack, orgId));
    const replay = await timed(() => measurePatterns(stack.service, orgId));
    const training = values['no-forecast']
      ? null
      : await timed(() => learnForecast(stack.service, orgId, logger));
    const samples = await generateMany(stack, orgId, Number(values.deals));
    const result = {
      scenario: SCENARIOS[scenario],
      generation: { n: samples.length, target_p95_ms: TARGET_P95_MS, ...latency(samples) },
      seed_seconds: seconds(seeding),
      vector_seconds: seconds(vectors),
      replay_seconds: seconds(replay),
      training_seconds: training && seconds(training),
      peak_memory_mb: peakMemoryMb(),
      node: process.version,
    };
    process.stdout.write(`${JSON.stringify(result, null, values.json ? 0 : 2)}\n`);
  } finally {
    await stack.close();
  }
}

const seconds = ({ ms, cpuMs }: Sample) => ({ wall: round(ms / 1000, 1), cpu: round(cpuMs / 1000, 1) });

type Stack = Awaited<ReturnType<typeof testStack>>;

/** Generations for open deals in random order, as a rep of the organisation, one after the other. */
async function generateMany(stack: Stack, orgId: string, wanted: number): Promise<Sample[]> {
  const people = await must(
    stack.service.from('memberships').select('principal_id').eq('org_id', orgId).eq('kind', 'user').limit(1),
  );
  const principalId = people[0]?.principal_id ?? '';
  const db = await stack.asUser({ principalId, expiresIn: '2h' });
  const open = await must(
    stack.service.from('deals').select('id').eq('org_id', orgId).eq('status', 'open').limit(1000),
  );
  const order = shuffledIndices(open.length, createRng(7)).slice(0, wanted + WARM_UP);
  const samples: Sample[] = [];
  for (const at of order) {
    const dealId = open[at]?.id ?? '';
    samples.push(await timed(() => generateAll({ db, orgId, principalId }, dealId, new Date())));
  }
  return samples.slice(WARM_UP);
}
