import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localEmbedder } from '@/lib/retrieval/local-embedder';
import { createRng } from '@/lib/stats/rng';
import { testStack } from '@/supabase/embedded/test-db';
import { reportOn } from './progress';
import { grow } from './search-load';
import { makePractices } from './search-practices';
import { makeTenants, measureTenant } from './search-tenant';

const HELP = 'npm run --silent bench -- search [--sizes 1000,20000,100000] [--queries 40] [--json]';

/**
 * Retrieval at scale: one organisation with 1 % of the practices, one with 60 %, ten with the rest, asked what reps
 * ask. Speed and recall of the product's own path (REST, row-level security), beside an exact scan of the same rows.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { sizes, queries } = parse(args);
  const dataDir = mkdtempSync(join(tmpdir(), 'winloop-bench-'));
  const stack = await testStack({ dataDir: join(dataDir, 'db') });
  const facts = { dimensions: 512, queries_per_tenant: queries, model: localEmbedder.model };
  try {
    await reportOn('search', facts, async ({ say, done }) => {
      const corpus = await makePractices(1_500, 7);
      const tenants = await makeTenants(stack);
      const rng = createRng(11);
      let rows = 0;
      for (const size of sizes) {
        say(`writing ${size - rows} practices`);
        const built = await grow(stack, tenants, corpus, size - rows, rng);
        rows = size;
        done('load', { practices: size, ...built });
        for (const tenant of tenants.slice(0, 2))
          done('tenants', {
            practices: size,
            ...(await measureTenant(stack, tenant, corpus.questions, queries)),
          });
      }
      return {};
    });
  } finally {
    await stack.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function parse(args: readonly string[]) {
  const options = { sizes: [1_000, 20_000, 100_000], queries: 40 };
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--sizes') options.sizes = (args[++i] ?? '').split(',').map(Number);
    else if (args[i] === '--queries') options.queries = Number(args[++i]);
    else if (args[i] !== '--json') throw new Error(`unknown flag ${args[i]}: ${HELP}`);
  }
  const isGood = [...options.sizes, options.queries].every((n) => Number.isInteger(n) && n > 0);
  if (!isGood || options.sizes.some((n, i) => n <= (options.sizes[i - 1] ?? 0))) {
    throw new Error(`sizes are whole numbers that grow: ${HELP}`);
  }
  return options;
}
