import { contextFor } from '@/lib/conversations/context-service';
import { localEmbedder } from '@/lib/retrieval/local-embedder';
import { must } from '@/lib/supabase/must';
import type { TestStack } from '@/supabase/embedded/test-db';
import { latency, round, type Sample, timed } from './measure';
import type { Tenant } from './search-tenant';

const K = 10;
const WARM_UP = 6;

/**
 * Context as an agent asks for it: query embedded, through REST and row-level security, with and without a session.
 * Recall: the share of what comes back when every vector is scanned that comes back through the index as well.
 */
export async function measureContext(stack: TestStack, tenant: Tenant, questions: readonly string[]) {
  const { db, orgId } = tenant;
  const sessions = await sessionsOf(tenant, questions.length);
  const ask = (query: string, session_id?: string) =>
    contextFor(db, orgId, { query, n_results: K, ...(session_id ? { session_id } : {}) });
  const embed: Sample[] = [];
  const plain: Sample[] = [];
  const inSession: Sample[] = [];
  const found: string[][] = [];
  for (const [at, query] of questions.entries()) {
    const embedding = await timed(() => localEmbedder.embed([query]));
    const answer = await timed(() => ask(query));
    const narrow = await timed(() => ask(query, sessions[at % sessions.length]));
    found.push(answer.value.map(idOf));
    if (at < WARM_UP) continue;
    embed.push(embedding);
    plain.push(answer);
    inSession.push(narrow);
  }
  const truth = await scanningEverything(stack, () =>
    all(questions, async (query) => (await ask(query)).map(idOf)),
  );
  const hits = truth.flatMap((ids, at) => ids.filter((id) => found[at]?.includes(id)));
  const [rows] = await stack.sql.query<{ n: number }>(
    `select count(*)::integer as n from public.embeddings where org_id = $1 and kind = 'conversation'`,
    [orgId],
  );
  return {
    tenant: tenant.name,
    rows: rows?.n ?? 0,
    asked: plain.length,
    recall_at_10: round(hits.length / Math.max(1, truth.flat().length), 4),
    context: latency(plain),
    context_of_a_session: latency(inSession),
    query_embedding: latency(embed),
  };
}

const idOf = (entry: { conversation_id: string | null; pattern_id: string | null }): string =>
  entry.conversation_id ?? entry.pattern_id ?? '';

async function all<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const one of list) results.push(await work(one));
  return results;
}

async function sessionsOf({ db, orgId }: Tenant, count: number): Promise<string[]> {
  const rows = await must(
    db
      .from('conversations')
      .select('session_id')
      .eq('org_id', orgId)
      .limit(count * 5),
  );
  return [...new Set(rows.map((row) => row.session_id))];
}

/** The same product with the index out of use. */
async function scanningEverything<T>(stack: TestStack, work: () => Promise<T>): Promise<T> {
  const limitOf = (rows: number) =>
    stack.sql.query(
      `create or replace function private.exact_scan_limit() returns integer language sql immutable set search_path = '' as 'select ${rows}'`,
    );
  const [before] = await stack.sql.query<{ n: number }>('select private.exact_scan_limit() as n');
  await limitOf(10_000_000);
  try {
    return await work();
  } finally {
    await limitOf(before?.n ?? 0);
  }
}
