import { localEmbedder } from '@/lib/retrieval/local-embedder';
import type { Rng } from '@/lib/stats/rng';
import type { TestStack } from '@/supabase/embedded/test-db';
import { round, timed } from './measure';
import type { Corpus } from './search-corpus';
import { varyPractice } from './search-practices';
import type { Tenant } from './search-tenant';

const BATCH = 500;
const SMALL_SHARE = 0.01;
const LARGE_SHARE = 0.6;

/**
 * Adds practices in bulk: the vector index is taken away, the rows are written, and it is built over all of them at
 * once. Row by row, as the product writes, the index alone would take an hour of 100,000 rows.
 */
export async function grow(
  stack: TestStack,
  tenants: readonly Tenant[],
  corpus: Corpus,
  count: number,
  rng: Rng,
) {
  const [index] = await stack.sql.query<{ definition: string }>(
    "select pg_get_indexdef('public.embeddings_hnsw_idx'::regclass) as definition",
  );
  await stack.sql.query('drop index public.embeddings_hnsw_idx');
  const insert = await timed(async () => {
    for (let done = 0; done < count; done += BATCH)
      await insertRows(stack, tenants, corpus, Math.min(BATCH, count - done), rng);
  });
  await stack.sql.query("set maintenance_work_mem = '1GB'");
  const build = await timed(() => stack.sql.query(index?.definition ?? ''));
  await stack.sql.query('reset maintenance_work_mem');
  await stack.sql.query('vacuum analyze public.embeddings');
  return {
    insert_seconds: round(insert.ms / 1_000),
    insert_cpu_ms_per_row: round(insert.cpuMs / count),
    vector_index_seconds: round(build.ms / 1_000),
    vector_index_cpu_seconds: round(build.cpuMs / 1_000),
  };
}

async function insertRows(
  stack: TestStack,
  tenants: readonly Tenant[],
  corpus: Corpus,
  count: number,
  rng: Rng,
): Promise<void> {
  const rows = Array.from({ length: count }, () => ({
    ...varyPractice(corpus, rng),
    orgId: pick(tenants, rng),
  }));
  await stack.sql.query(
    `insert into public.embeddings (org_id, kind, source_id, content, content_hash, context, model, embedding)
     select r.org_id, 'practice', gen_random_uuid(), r.content, 'bench', '{"live": true}', $4, r.embedding::extensions.vector
     from unnest($1::uuid[], $2::text[], $3::text[]) as r (org_id, content, embedding)`,
    [
      rows.map((row) => row.orgId),
      rows.map((row) => row.content),
      rows.map((row) => shortLiteral(row.vector)),
      localEmbedder.model,
    ],
  );
}

/** Five digits are enough for synthetic vectors and half the text to parse. */
const shortLiteral = (vector: Float32Array): string =>
  `[${Array.from(vector, (value) => Math.round(value * 1e5) / 1e5).join(',')}]`;

function pick(tenants: readonly Tenant[], rng: Rng): string {
  const at = rng.next();
  if (at < SMALL_SHARE) return tenants[0]?.orgId ?? '';
  if (at < SMALL_SHARE + LARGE_SHARE) return tenants[1]?.orgId ?? '';
  return tenants[2 + rng.int(tenants.length - 2)]?.orgId ?? '';
}
