import { parseArgs } from 'node:util';
import { overrideEnv } from '@/lib/env/env';
import { generateAll } from '@/lib/insights/generate-service';
import { measurePatterns } from '@/lib/insights/measure-service';
import { createRng, shuffledIndices } from '@/lib/stats/rng';
import { must } from '@/lib/supabase/must';
import { testStack } from '@/supabase/embedded/test-db';
import { SCENARIOS, seedScenario } from '@/supabase/seed/seed';
import { latency, peakMemoryMb, round, type Sample, timed } from './measure';

const TARGET_P95_MS = 300;

/**
 * How long a person waits for the insights of a deal (local engine, database and storing included), after the
 * patterns have been measured. `--scenario large` (default): 20,000 deals and 200,000 activities.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      scenario: { type: 'string', default: 'large' },
      deals: { type: 'string', default: '60' },
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
    const replay = await timed(() => measurePatterns(stack.service, orgId));
    const samples = await generateMany(stack, orgId, Number(values.deals));
    const result = {
      scenario: SCENARIOS[scenario],
      generation: { n: samples.length, target_p95_ms: TARGET_P95_MS, ...latency(samples) },
      replay_seconds: round(replay.ms / 1000, 1),
      seed_seconds: round(seeding.ms / 1000, 1),
      peak_memory_mb: peakMemoryMb(),
    };
    process.stdout.write(`${JSON.stringify(result, null, values.json ? 0 : 2)}\n`);
  } finally {
    await stack.close();
  }
}

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
  const order = shuffledIndices(open.length, createRng(7)).slice(0, wanted + 3);
  const samples: Sample[] = [];
  for (const at of order) {
    const dealId = open[at]?.id ?? '';
    samples.push(await timed(() => generateAll({ db, orgId, principalId }, dealId, new Date())));
  }
  // The first ones warm up the caches.
  return samples.slice(3);
}
