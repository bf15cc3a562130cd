import 'server-only';
import { z } from 'zod';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { Point } from './cluster';
import { type Proposal, proposePatterns } from './propose';

const LATEST = 2000;
const PAGE = 200;
const EXAMPLES = 20;
const KEEP_DAYS = 30;
const DAY_MS = 86_400_000;
const vectorSchema = z.string().transform((text) => Float32Array.from(JSON.parse(text) as number[]));

/** The latest exchanges that have a vector, oldest first. Service role. */
async function loadPoints(db: Db, orgId: string): Promise<Point[]> {
  const rows = await must(
    db
      .from('conversations')
      .select('id, success')
      .eq('org_id', orgId)
      .order('occurred_at', { ascending: false })
      .limit(LATEST),
  );
  const successOf = new Map(rows.reverse().map(({ id, success }) => [id, success]));
  const ids = [...successOf.keys()];
  const points: Point[] = [];
  for (let start = 0; start < ids.length; start += PAGE) {
    const vectors = await must(
      db
        .from('embeddings')
        .select('source_id, embedding')
        .eq('org_id', orgId)
        .eq('kind', 'conversation')
        .eq('chunk', 0)
        .in('source_id', ids.slice(start, start + PAGE)),
    );
    for (const { source_id, embedding } of vectors)
      points.push({
        id: source_id,
        vector: vectorSchema.parse(embedding),
        success: successOf.get(source_id) ?? false,
      });
  }
  return points.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** Proposes what the latest exchanges teach, and brings earlier proposals up to date. Returns how many hold. Service role. */
export async function proposeFromConversations(db: Db, orgId: string, now = new Date()): Promise<number> {
  const points = await loadPoints(db, orgId);
  const proposals = proposePatterns(points);
  const known = await must(
    db
      .from('learned_patterns')
      .select('id, cluster_key, conversation_ids')
      .eq('org_id', orgId)
      .eq('source', 'proposed'),
  );
  for (const proposal of proposals) {
    const members = new Set(proposal.ids);
    const before = known.find(({ conversation_ids }) => conversation_ids.some((id) => members.has(id)));
    const row = {
      ...(await wordsOf(db, orgId, proposal)),
      pattern_type: proposal.type,
      successes: proposal.successes,
      n: proposal.n,
      conversation_ids: proposal.ids.slice(-EXAMPLES),
      expires_at: new Date(now.getTime() + KEEP_DAYS * DAY_MS).toISOString(),
    };
    if (before) await must(db.from('learned_patterns').update(row).eq('org_id', orgId).eq('id', before.id));
    else
      await must(
        db.from('learned_patterns').insert({
          ...row,
          org_id: orgId,
          source: 'proposed',
          status: 'proposed',
          cluster_key: proposal.medoidId,
        }),
      );
  }
  return proposals.length;
}

const quoted = (text: string): string => `“${text.length > 160 ? `${text.slice(0, 159)}…` : text}”`;

async function wordsOf(db: Db, orgId: string, { type, medoidId, successes, n }: Proposal) {
  const [medoid] = await must(
    db
      .from('conversations')
      .select('user_message, agent_response, error')
      .eq('org_id', orgId)
      .eq('id', medoidId),
  );
  const question = quoted(medoid?.user_message ?? '');
  const description =
    type === 'failing'
      ? `Questions such as ${question} usually fail: ${n - successes} of ${n} did.${medoid?.error ? ` The error was ${quoted(medoid.error)}.` : ''}`
      : `Questions such as ${question} go well: ${successes} of ${n} did. An answer that worked: ${quoted(medoid?.agent_response ?? '')}`;
  return { description, metadata: { example_id: medoidId } };
}
