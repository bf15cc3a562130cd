import { parseArgs } from 'node:util';
import { overrideEnv } from '@/lib/env/env';
import { PERIODS } from '@/lib/learning/period-choices';
import { getLearning } from '@/lib/learning/queries';
import { refreshLearning } from '@/lib/learning/refresh-service';
import { must } from '@/lib/supabase/must';
import { testStack } from '@/supabase/embedded/test-db';
import { insertWorld } from './learning-world';
import { latency, peakMemoryMb, percentile, round, type Sample, timed } from './measure';

const READ_TARGET_MS = 200;
const STATEMENT_TARGET_MS = 500;
const WARM_UP = 5;

/**
 * How long the dashboard is read, as a rep through REST and row-level security, beside a bare select in the same run;
 * and how long the job takes that computes it, with its longest statement, which is how long others wait.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      deals: { type: 'string', default: '20000' },
      messages: { type: 'string', default: '50000' },
      conversations: { type: 'string', default: '100000' },
      reads: { type: 'string', default: '60' },
      refreshes: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
    },
  });
  const size = {
    deals: Number(values.deals),
    messages: Number(values.messages),
    conversations: Number(values.conversations),
  };
  const stack = await testStack();
  overrideEnv(stack.env);
  try {
    const org = await stack.orgWith();
    await insertWorld(stack, org, size);
    const refreshes: Sample[] = [];
    const statements: Statement[] = [];
    for (let i = 0; i < Number(values.refreshes); i++) {
      refreshes.push(await listening(statements, () => timed(() => refreshLearning(stack.service, org.id))));
    }
    const [reads, selects]: [Sample[], Sample[]] = [[], []];
    for (let i = 0; i < Number(values.reads) + WARM_UP; i++) {
      const days = PERIODS[i % PERIODS.length] ?? 30;
      reads.push(await timed(() => getLearning(org.rep.db, org.id, days)));
      selects.push(
        await timed(() =>
          must(org.rep.db.from('learning_figures').select('key').eq('org_id', org.id).limit(1)),
        ),
      );
    }
    const result = {
      bench: 'learning',
      ...size,
      activities: size.deals * 10,
      read: { target_ms: READ_TARGET_MS, ...latency(reads.slice(WARM_UP)) },
      bare_select: latency(selects.slice(WARM_UP)),
      refresh: latency(refreshes),
      statement: {
        target_ms: STATEMENT_TARGET_MS,
        per_refresh: Math.round(statements.length / refreshes.length),
        p95_ms: percentile(
          statements.map(({ ms }) => ms),
          0.95,
        ),
        longest: slowest(statements),
      },
      peak_memory_mb: peakMemoryMb(),
      node: process.version,
    };
    process.stdout.write(`${JSON.stringify(result, null, values.json ? 0 : 2)}\n`);
  } finally {
    await stack.close();
  }
}

type Statement = { what: string; ms: number };

/** Every request that the work sends, one after the other; each is one statement of the database. */
async function listening<T>(into: Statement[], work: () => Promise<T>): Promise<T> {
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const start = performance.now();
    const response = await fetch(input, init);
    const body = typeof init?.body === 'string' ? init.body : '';
    const part = /"p_(?:part|kind)":"(\w+)"/.exec(body)?.[1] ?? '';
    const path = new URL(input instanceof Request ? input.url : input).pathname.split('/').at(-1);
    into.push({ what: `${path} ${part}`.trim(), ms: performance.now() - start });
    return response;
  };
  try {
    return await work();
  } finally {
    globalThis.fetch = fetch;
  }
}

/** The kinds of statements that take longest. */
function slowest(statements: readonly Statement[]) {
  const kinds = Map.groupBy(statements, ({ what }) => what);
  return [...kinds]
    .map(([what, all]) => {
      const times = all.map(({ ms }) => ms);
      return { what, p50_ms: percentile(times, 0.5), max_ms: round(Math.max(...times)) };
    })
    .sort((a, b) => b.max_ms - a.max_ms)
    .slice(0, 8);
}
