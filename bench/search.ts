import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localEmbedder } from '@/lib/retrieval/local-embedder';
import { createRng } from '@/lib/stats/rng';
import { type TestStack, testStack } from '@/supabase/embedded/test-db';
import { peakMemoryMb } from './measure';
import { grow } from './search-load';
import { makePractices } from './search-practices';
import { measureTenant, type Tenant } from './search-tenant';

const HELP = 'npm run --silent bench -- search [--sizes 1000,20000,100000] [--queries 40] [--json]';

/**
 * Retrieval at scale: one organisation with 1 % of the practices, one with 60 %, ten with the rest, asked what reps
 * ask. Speed and recall of the product's own path (REST, row-level security), beside an exact scan of the same rows.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { sizes, queries, isJson } = parse(args);
  const dataDir = mkdtempSync(join(tmpdir(), 'winloop-bench-'));
  const stack = await testStack({ dataDir: join(dataDir, 'db') });
  try {
    const corpus = await makePractices(1_500, 7);
    const tenants = await makeTenants(stack);
    const report = [];
    let rows = 0;
    const rng = createRng(11);
    for (const size of sizes) {
      const built = { rows: size, ...(await grow(stack, tenants, corpus, size - rows, rng)) };
      rows = size;
      const measured = [];
      for (const tenant of tenants.slice(0, 2))
        measured.push(await measureTenant(stack, tenant, corpus.questions, queries));
      report.push({ ...built, tenants: measured });
      if (!isJson) process.stdout.write(`${JSON.stringify({ ...built, tenants: measured }, null, 2)}\n`);
    }
    const machine = { node: process.version, model: localEmbedder.model, peak_memory_mb: peakMemoryMb() };
    const whole = {
      bench: 'search',
      dimensions: 512,
      queries_per_tenant: queries,
      ...machine,
      sizes: report,
    };
    if (isJson) process.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
    else
      process.stdout.write(
        `peak memory ${machine.peak_memory_mb} MB (database, embedder and bench in one process)\n`,
      );
  } finally {
    await stack.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function makeTenants(stack: TestStack): Promise<Tenant[]> {
  const small = await stack.orgWith('One per cent');
  const large = await stack.orgWith('Large');
  const others = await Promise.all(Array.from({ length: 10 }, (_, i) => stack.orgWith(`Other ${i}`)));
  return [
    { name: '1 %', orgId: small.id, db: small.rep.db, repId: small.rep.id },
    { name: '60 %', orgId: large.id, db: large.rep.db, repId: large.rep.id },
    ...others.map((org) => ({ name: 'other', orgId: org.id, db: org.rep.db, repId: org.rep.id })),
  ];
}

function parse(args: readonly string[]) {
  const options = { sizes: [1_000, 20_000, 100_000], queries: 40, isJson: false };
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--json') options.isJson = true;
    else if (args[i] === '--sizes') options.sizes = (args[++i] ?? '').split(',').map(Number);
    else if (args[i] === '--queries') options.queries = Number(args[++i]);
    else throw new Error(`unknown flag ${args[i]}: ${HELP}`);
  }
  const isGood = [...options.sizes, options.queries].every((n) => Number.isInteger(n) && n > 0);
  if (!isGood || options.sizes.some((n, i) => n <= (options.sizes[i - 1] ?? 0))) {
    throw new Error(`sizes are whole numbers that grow: ${HELP}`);
  }
  return options;
}
