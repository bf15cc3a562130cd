import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { createRng } from '../stats/rng';
import { toVectorLiteral } from './embedder';
import { unit } from './fit-dimensions';
import { nearest } from './service';

const MODEL = 'local/use-lite-en';
const ROWS = 600;
const SMALL = 40;
let stack: TestStack;
let large: TestOrg;
let small: TestOrg;
const rng = createRng(5);
const randomVector = () => unit(Float32Array.from({ length: 512 }, () => rng.normal()));

beforeAll(async () => {
  stack = await testStack();
  [large, small] = await Promise.all([stack.orgWith('Large'), stack.orgWith('Small')]);
  // The index answers from 20 rows on, so that a few hundred show what thousands would.
  await stack.sql.script(
    `create or replace function private.exact_scan_limit() returns integer language sql immutable as 'select 20'`,
  );
  const rows = Array.from({ length: ROWS + SMALL }, (_, i) => ({
    org: i < ROWS ? large.id : small.id,
    context: JSON.stringify({ status: i % 60 === 0 ? 'won' : 'open' }),
    vector: toVectorLiteral(randomVector()),
  }));
  await stack.sql.query(
    `insert into public.embeddings (org_id, kind, source_id, content, content_hash, context, model, embedding)
     select r.org, 'note', gen_random_uuid(), 'text', 'hash', r.context, $4, r.vector::extensions.vector
     from unnest($1::uuid[], $2::jsonb[], $3::text[]) as r (org, context, vector)`,
    [rows.map((row) => row.org), rows.map((row) => row.context), rows.map((row) => row.vector), MODEL],
  );
});
afterAll(() => stack.close());

async function exact(orgId: string, vector: Float32Array, limit: number): Promise<string[]> {
  const rows = await stack.sql.query<{ source_id: string }>(
    `select source_id from private.nearest_exact($1, 'note', $2, $3::extensions.vector, $4, null, '{}', null)`,
    [orgId, MODEL, toVectorLiteral(vector), limit],
  );
  return rows.map((row) => row.source_id);
}

it('finds through the index what the scan finds, for a large and for a small organisation', async () => {
  let found = 0;
  for (const org of [large, small]) {
    for (let i = 0; i < 10; i++) {
      const vector = randomVector();
      const hits = await nearest(org.rep.db, { orgId: org.id, kind: 'note', vector, limit: 10 });
      const truth = new Set(await exact(org.id, vector, 10));
      expect(hits).toHaveLength(10);
      found += hits.filter((hit) => truth.has(hit.sourceId)).length;
    }
  }
  expect(found / 200).toBeGreaterThanOrEqual(0.95);
  await stack.sql.query('select pg_stat_force_next_flush()');
  const [index] = await stack.sql.query<{ scans: number }>(
    `select idx_scan::integer as scans from pg_stat_user_indexes where indexrelname = 'embeddings_hnsw_idx'`,
  );
  expect(index?.scans).toBeGreaterThanOrEqual(20);
});

it('gives every row that exists, and no other organisation’s, when fewer exist than are asked for', async () => {
  const hits = await nearest(small.rep.db, {
    orgId: small.id,
    kind: 'note',
    vector: randomVector(),
    limit: 100,
  });
  expect(new Set(hits.map((hit) => hit.sourceId)).size).toBe(SMALL);
});

it('gives k rows for a filter that few rows pass', async () => {
  const context = { status: 'won' };
  const hits = await nearest(large.rep.db, {
    orgId: large.id,
    kind: 'note',
    vector: randomVector(),
    limit: 10,
    context,
  });
  expect(hits).toHaveLength(10);
  expect(hits.every((hit) => hit.context.status === 'won')).toBe(true);
});
