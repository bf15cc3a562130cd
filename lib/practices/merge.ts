import 'server-only';
import { embedTexts, nearest } from '../retrieval/service';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { keyOf } from './judge-cells';
import { cosineOf, isNearDuplicate, LEAST_OVERLAP, overlapOf } from './near-duplicate';
import { practiceColumns, toPractice } from './row';
import type { Category, Practice, PracticeContext } from './schema';

const NEAREST = 20;
const LATEST = 50;

/**
 * The practice that already says this, for the same context: equal words, or most words and the same meaning. Looks
 * among the nearest vectors and among the latest rows, which may not be indexed yet.
 */
export async function findDuplicate(
  db: Db,
  orgId: string,
  wanted: { category: Category; content: string; context: PracticeContext },
): Promise<Practice | undefined> {
  const [vector] = await embedTexts([wanted.content.slice(0, 2000)]);
  const near = vector
    ? await nearest(db, {
        orgId,
        kind: 'practice',
        vector,
        limit: NEAREST,
        context: { category: wanted.category },
      })
    : [];
  const [byVector, latest] = await Promise.all([
    rowsOf(
      db,
      orgId,
      near.map(({ sourceId }) => sourceId),
    ),
    must(
      db
        .from('best_practices')
        .select(practiceColumns)
        .eq('org_id', orgId)
        .eq('category', wanted.category)
        .is('pattern', null)
        .order('updated_at', { ascending: false })
        .limit(LATEST),
    ),
  ]);
  const candidates = [...byVector, ...latest.map(toPractice)]
    .filter((practice) => practice.pattern === null && practice.category === wanted.category)
    .filter(({ context }) => keyOf('', {}, context) === keyOf('', {}, wanted.context))
    .map((practice) => ({ practice, overlap: overlapOf(practice.content, wanted.content) }))
    .filter(({ overlap }) => overlap >= LEAST_OVERLAP)
    .sort((a, b) => b.overlap - a.overlap)
    .slice(0, 10);
  const vectors = await embedTexts(candidates.map(({ practice }) => practice.content.slice(0, 2000)));
  return candidates.find(({ overlap }, index) => {
    const other = vectors[index];
    return vector && other && isNearDuplicate(overlap, cosineOf(vector, other));
  })?.practice;
}

async function rowsOf(db: Db, orgId: string, ids: readonly string[]): Promise<Practice[]> {
  if (ids.length === 0) return [];
  const rows = await must(
    db
      .from('best_practices')
      .select(practiceColumns)
      .eq('org_id', orgId)
      .in('id', [...ids]),
  );
  return rows.map(toPractice);
}
