import { localEmbedder } from '@/lib/retrieval/local-embedder';
import type { Rng } from '@/lib/stats/rng';
import type { TestStack } from '@/supabase/embedded/test-db';
import { inBulk, pickTenant, shortLiteral } from './bulk';
import type { Corpus } from './search-corpus';
import { varyPractice } from './search-practices';
import type { Tenant } from './search-tenant';

const BATCH = 500;

/** Adds practices in bulk. */
export function grow(stack: TestStack, tenants: readonly Tenant[], corpus: Corpus, count: number, rng: Rng) {
  return inBulk(stack, count, async () => {
    for (let done = 0; done < count; done += BATCH)
      await insertRows(stack, tenants, corpus, Math.min(BATCH, count - done), rng);
  });
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
    orgId: pickTenant(tenants, () => rng.next()).orgId,
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
