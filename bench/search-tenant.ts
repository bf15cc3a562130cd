import { toVectorLiteral } from '@/lib/retrieval/embedder';
import { localEmbedder } from '@/lib/retrieval/local-embedder';
import { nearest, search } from '@/lib/retrieval/service';
import type { TestClient, TestStack } from '@/supabase/embedded/test-db';
import { latency, round, type Sample, timed } from './measure';

export type Tenant = { name: string; orgId: string; db: TestClient; repId: string };
type Found = { source_id: string; distance: number };

const K = 10;
const WARM_UP = 6;
/** As the library asks: retired practices stay out. */
const LIVE = { live: true };

/** One organisation that will have 1 % of the rows, one with 60 %, ten that share the rest. */
export async function makeTenants(stack: TestStack): Promise<Tenant[]> {
  const small = await stack.orgWith('One per cent');
  const large = await stack.orgWith('Large');
  const others = await Promise.all(Array.from({ length: 10 }, (_, i) => stack.orgWith(`Other ${i}`)));
  return [
    { name: '1 %', orgId: small.id, db: small.rep.db, repId: small.rep.id },
    { name: '60 %', orgId: large.id, db: large.rep.db, repId: large.rep.id },
    ...others.map((org) => ({ name: 'other', orgId: org.id, db: org.rep.db, repId: org.rep.id })),
  ];
}

export async function measureTenant(
  stack: TestStack,
  tenant: Tenant,
  questions: readonly string[],
  queries: number,
) {
  const { db, orgId } = tenant;
  const samples: Record<'embed' | 'hybrid' | 'vector' | 'scan' | 'exact', Sample[]> = {
    embed: [],
    hybrid: [],
    vector: [],
    scan: [],
    exact: [],
  };
  let hits = 0;
  let wanted = 0;
  let fewest = K;
  for (let i = -WARM_UP; i < queries; i++) {
    // Evenly over the list, so that every kind of question is asked.
    const query = questions[Math.floor(((i + WARM_UP) * questions.length) / (queries + WARM_UP))] ?? '';
    const embed = await timed(() => localEmbedder.embed([query]));
    const vector = embed.value[0] ?? new Float32Array();
    const hybrid = await timed(() => search(db, { orgId, kind: 'practice', query, limit: K, context: LIVE }));
    const viaRest = await timed(() => nearest(db, { orgId, kind: 'practice', vector, limit: K }));
    const index = await asRep(stack, tenant, 'nearest', vector);
    const exact = await asRep(stack, tenant, 'nearest_exact', vector);
    if (i < 0) continue;
    samples.embed.push(embed);
    samples.hybrid.push(hybrid);
    samples.vector.push(viaRest);
    samples.scan.push(index);
    samples.exact.push(exact);
    // A tie at the last place may be broken either way.
    const last = exact.value.at(-1)?.distance ?? 0;
    hits += index.value.filter((row) => row.distance <= last + 1e-6).length;
    wanted += exact.value.length;
    fewest = Math.min(fewest, viaRest.value.length, hybrid.value.length);
  }
  const [count] = await stack.sql.query<{ n: number }>(
    'select count(*)::integer as n from public.embeddings where org_id = $1',
    [orgId],
  );
  const withEmbedding = latency(samples.hybrid);
  const embedding = latency(samples.embed);
  const function_ms = latency(samples.scan);
  const exact_scan = latency(samples.exact);
  return {
    tenant: tenant.name,
    rows: count?.n ?? 0,
    recall_at_10: round(hits / Math.max(1, wanted), 4),
    fewest_rows_returned: fewest,
    hybrid_with_query_embedding: withEmbedding,
    query_embedding: embedding,
    hybrid_without_query_embedding: latency(
      samples.hybrid.map((sample, i) => minus(sample, samples.embed[i])),
    ),
    vector_only_over_rest: latency(samples.vector),
    vector_function: function_ms,
    exact_scan,
    speedup_over_exact_scan: round(exact_scan.cpu_p50_ms / function_ms.cpu_p50_ms),
  };
}

function minus(whole: Sample, part: Sample | undefined): Sample {
  return {
    ms: Math.max(0, whole.ms - (part?.ms ?? 0)),
    cpuMs: Math.max(0, whole.cpuMs - (part?.cpuMs ?? 0)),
  };
}

/** The SQL function alone, as the rep and under row-level security, without REST. */
function asRep(stack: TestStack, tenant: Tenant, name: 'nearest' | 'nearest_exact', vector: Float32Array) {
  const claims = JSON.stringify({ sub: tenant.repId, role: 'authenticated' });
  return stack.sql.transaction(async (tx) => {
    await tx.query(
      `select set_config('role', 'authenticated', true), set_config('request.jwt.claims', $1, true),
      set_config('request.jwt.claim.sub', $2, true)`,
      [claims, tenant.repId],
    );
    return timed(() =>
      tx.query<Found>(
        `select source_id, distance from private.${name}($1, 'practice', $2, $3::extensions.vector, $4, null, '{}', null)`,
        [tenant.orgId, localEmbedder.model, toVectorLiteral(vector), K],
      ),
    );
  });
}
