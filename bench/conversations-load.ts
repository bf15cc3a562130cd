import { toVectorLiteral } from '@/lib/retrieval/embedder';
import { localEmbedder } from '@/lib/retrieval/local-embedder';
import type { Rng } from '@/lib/stats/rng';
import type { TestStack } from '@/supabase/embedded/test-db';
import { inBulk, pickTenant, shortLiteral } from './bulk';
import { type Talk, varyTalk } from './conversations-corpus';
import type { Tenant } from './search-tenant';

const BATCH = 500;
const PER_SESSION = 5;
const FAILING = 0.15;
const PATTERNS = 40;

/** Adds exchanges, five a session, with their vectors. */
export function growConversations(
  stack: TestStack,
  tenants: readonly Tenant[],
  talk: Talk,
  from: number,
  to: number,
  rng: Rng,
) {
  return inBulk(stack, to - from, async () => {
    for (let at = from; at < to; at += BATCH)
      await insertRows(stack, tenants, talk, at, Math.min(to, at + BATCH), rng);
  });
}

async function insertRows(
  stack: TestStack,
  tenants: readonly Tenant[],
  talk: Talk,
  from: number,
  to: number,
  rng: Rng,
): Promise<void> {
  let orgId = '';
  const rows = Array.from({ length: to - from }, (_, i) => {
    const place = from + i;
    if (place % PER_SESSION === 0 || i === 0) orgId = pickTenant(tenants, () => rng.next()).orgId;
    return { ...varyTalk(talk, rng), orgId, session: sessionName(place), success: rng.next() >= FAILING };
  });
  await stack.sql.query(
    `with r as (
       select gen_random_uuid() as id, r.*, row_number() over () as n
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::text[], $7::text[])
         as r (org_id, session, question, answer, success, intent, embedding)
     ), said as (
       insert into public.conversations (id, org_id, session_id, agent_name, user_message, agent_response, response_time_ms, success,
         error, metadata, occurred_at, created_at)
       select r.id, r.org_id, r.session, 'desk', r.question, r.answer, 200 + ($8 + r.n) % 900, r.success,
         case when not r.success then 'Tool call failed' end, jsonb_build_object('intent', r.intent),
         now() - make_interval(mins => ((100000 - $8 - r.n) / 2)::integer), now()
       from r
     )
     insert into public.embeddings (org_id, kind, source_id, content, content_hash, context, model, embedding)
     select r.org_id, 'conversation', r.id, r.question || '. ' || r.answer, 'bench',
       jsonb_build_object('session_id', r.session, 'success', r.success), $9, r.embedding::extensions.vector
     from r`,
    [
      rows.map((row) => row.orgId),
      rows.map((row) => row.session),
      rows.map((row) => row.question),
      rows.map((row) => row.answer),
      rows.map((row) => row.success),
      rows.map((row) => row.intent),
      rows.map((row) => shortLiteral(row.vector)),
      from,
      localEmbedder.model,
    ],
  );
}

const sessionName = (place: number): string => `session-${Math.floor(place / PER_SESSION)}`;

/** Active patterns, which are searched beside the exchanges. */
export async function addPatterns(stack: TestStack, { orgId }: Tenant, { said }: Talk): Promise<void> {
  const texts = said
    .slice(0, PATTERNS)
    .map(({ question, answer }) => `When somebody says “${question}”, answer: ${answer}`);
  const vectors = await localEmbedder.embed(texts);
  await stack.sql.query(
    `with r as (
       select gen_random_uuid() as id, r.* from unnest($2::text[], $3::text[]) as r (description, embedding)
     ), p as (
       insert into public.learned_patterns (id, org_id, pattern_type, description, created_by)
       select r.id, $1, 'answer', r.description, null from r
     )
     insert into public.embeddings (org_id, kind, source_id, content, content_hash, context, model, embedding)
     select $1, 'learned_pattern', r.id, r.description, 'bench', '{"live": true}', $4, r.embedding::extensions.vector from r`,
    [orgId, texts, vectors.map(toVectorLiteral), localEmbedder.model],
  );
}
