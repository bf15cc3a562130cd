import { setTimeout as sleep } from 'node:timers/promises';
import type { TestStack } from '@/supabase/embedded/test-db';
import { round, timed } from './measure';

/** Building an index stops the process for longer than an idle connection lives: those that ended meanwhile are let go. */
const SETTLE_MS = 5_000;
const INDEXES = ['embeddings_hnsw_idx', 'embeddings_fts_idx'];

/**
 * Writes rows in bulk: the indexes that cost most are taken away, the rows are written without triggers, and the
 * indexes are built over all of them at once. Row by row, as the product writes, they alone would take an hour of 100,000.
 */
export async function inBulk(stack: TestStack, rows: number, write: () => Promise<void>) {
  const definitions = await stack.sql.query<{ definition: string }>(
    'select pg_get_indexdef(i::regclass) as definition from unnest($1::text[]) i',
    [INDEXES.map((name) => `public.${name}`)],
  );
  await stack.sql.script(INDEXES.map((name) => `drop index public.${name};`).join(''));
  await stack.sql.query("set session_replication_role = 'replica'");
  const insert = await timed(write);
  await stack.sql.query('reset session_replication_role');
  await stack.sql.query("set maintenance_work_mem = '1GB'");
  const build = await timed(async () => {
    for (const { definition } of definitions) await stack.sql.query(definition);
  });
  await stack.sql.query('reset maintenance_work_mem');
  await stack.sql.query('vacuum analyze');
  await sleep(SETTLE_MS);
  return {
    insert_seconds: round(insert.ms / 1_000),
    insert_cpu_ms_per_row: round(insert.cpuMs / rows),
    index_seconds: round(build.ms / 1_000),
    index_cpu_seconds: round(build.cpuMs / 1_000),
  };
}

/** Five digits are enough for synthetic vectors and half the text to parse. */
export const shortLiteral = (vector: Float32Array): string =>
  `[${Array.from(vector, (value) => Math.round(value * 1e5) / 1e5).join(',')}]`;

const SMALL_SHARE = 0.01;
const LARGE_SHARE = 0.6;

/** The first tenant gets 1 % of the rows, the second 60 %, the others what is left. */
export function pickTenant<T>(tenants: readonly T[], next: () => number): T {
  const at = next();
  if (at < SMALL_SHARE) return tenants[0] as T;
  if (at < SMALL_SHARE + LARGE_SHARE) return tenants[1] as T;
  return tenants[2 + Math.floor(next() * (tenants.length - 2))] as T;
}
