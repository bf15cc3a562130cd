import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { overrideEnv } from '@/lib/env/env';
import { logger } from '@/lib/logger';
import { createRng } from '@/lib/stats/rng';
import { createKey } from '@/supabase/embedded/test-api';
import { testStack } from '@/supabase/embedded/test-db';
import { measureContext } from './conversations-context';
import { makeQuestions, makeTalk } from './conversations-corpus';
import { addPatterns, growConversations } from './conversations-load';
import { measureClient, measureLogging } from './conversations-log';
import { reportOn } from './progress';
import { makeTenants } from './search-tenant';

const HELP =
  'npm run --silent bench -- conversations [--sizes 1000,20000,100000] [--queries 40] [--rounds 300] [--json]';

/**
 * What logging adds to an agent's turn and to a bare insert, and how long context takes as conversations pile up: for an
 * organisation with 60 % of them and one with 1 %.
 */
export async function run(args: string[]): Promise<void> {
  const { sizes, queries, rounds } = parse(args);
  const dataDir = mkdtempSync(join(tmpdir(), 'winloop-bench-'));
  const targets = { logging_beyond_bare_insert_p95_ms: 5, context_p95_ms: 60 };
  logger.level = 'warn';
  const stack = await testStack({ dataDir: join(dataDir, 'db') });
  overrideEnv({ ...stack.env, RATE_LIMIT_PER_MINUTE: '1000000' });
  try {
    await reportOn('conversations', { targets, queries, rounds }, async ({ say, done }) => {
      const talk = await makeTalk(1_500, 7);
      const questions = makeQuestions(queries, 13);
      const tenants = await makeTenants(stack);
      for (const tenant of tenants.slice(0, 2)) await addPatterns(stack, tenant, talk);
      const org = await stack.orgWith('Agents');
      const key = await createKey(org.admin.db, org.id, ['read', 'write']);
      done('client', await measureClient(talk));
      const rng = createRng(11);
      let rows = 0;
      for (const size of sizes) {
        say(`writing ${size - rows} conversations`);
        const built = await growConversations(stack, tenants, talk, rows, size, rng);
        rows = size;
        done('load', { conversations: size, ...built });
        done('logging', { conversations: size, ...(await measureLogging(org, key, talk, rounds)) });
        for (const tenant of tenants.slice(0, 2))
          done('context', { conversations: size, ...(await measureContext(stack, tenant, questions)) });
      }
      return {};
    });
  } finally {
    await stack.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function parse(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '1000,20000,100000' },
      queries: { type: 'string', default: '40' },
      rounds: { type: 'string', default: '300' },
      json: { type: 'boolean', default: false },
    },
  });
  const sizes = values.sizes.split(',').map(Number);
  const [queries, rounds] = [Number(values.queries), Number(values.rounds)];
  const isGood = [...sizes, queries, rounds].every((n) => Number.isInteger(n) && n > 0);
  if (!isGood || sizes.some((n, i) => n <= (sizes[i - 1] ?? 0)))
    throw new Error(`sizes are whole numbers that grow: ${HELP}`);
  return { sizes, queries, rounds };
}
