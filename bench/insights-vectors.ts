import { toVectorLiteral } from '@/lib/retrieval/embedder';
import { localEmbedder } from '@/lib/retrieval/local-embedder';
import { createRng } from '@/lib/stats/rng';
import type { TestStack } from '@/supabase/embedded/test-db';
import { makeCorpus, mixRow } from './search-corpus';

const BATCH = 250;
/** More than are scanned exactly, so that the index answers; every row costs 5 ms of processor time to index. */
const VECTORS = 8_000;

/** Vectors of deals, mixed from real ones: embedding the texts would take longer than all the rest. */
export async function embedDeals(stack: TestStack, orgId: string): Promise<void> {
  const corpus = await makeCorpus(500, 7);
  const rng = createRng(11);
  const deals = await stack.sql.query<{ id: string; status: string }>(
    'select id, status from public.deals where org_id = $1 order by id limit $2',
    [orgId, VECTORS],
  );
  for (let from = 0; from < deals.length; from += BATCH) {
    const part = deals.slice(from, from + BATCH).map((deal) => ({ ...deal, ...mixRow(corpus, rng) }));
    await stack.sql.query(
      `insert into public.embeddings (org_id, kind, source_id, content, content_hash, context, model, embedding)
       select $1, 'deal', r.id, r.content, 'bench', jsonb_build_object('status', r.status), $2, r.vector::extensions.vector
       from unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) as r (id, status, content, vector)`,
      [
        orgId,
        localEmbedder.model,
        part.map((row) => row.id),
        part.map((row) => row.status),
        part.map((row) => row.content),
        part.map((row) => toVectorLiteral(row.vector)),
      ],
    );
  }
}
