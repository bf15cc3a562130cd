import 'server-only';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { adjustScores, type HeadCorrection, unpackCorrection } from './correction';
import { type Adjust, committedFingerprint, committedModel } from './local';

const MOST_KEPT = 100;
/** By organisation, as each is asked for; a version never changes. */
const kept = new Map<string, { id: string; correction: HeadCorrection }>();

/** What the organisation's corrections teach, if they were learned on the head that is committed. */
export async function adjustmentOf(db: Db, orgId: string): Promise<Adjust | undefined> {
  const active = () => db.from('reply_heads').select('id').eq('org_id', orgId).eq('is_active', true);
  const [head] = await must(active().eq('base', committedFingerprint()).limit(1));
  if (!head) return undefined;
  const known = kept.get(orgId);
  const correction = known?.id === head.id ? known.correction : await load(db, orgId, head.id);
  if (!correction) return undefined;
  const model = committedModel();
  return (scores, { vector }) => adjustScores(scores, vector, model, correction);
}

async function load(db: Db, orgId: string, id: string): Promise<HeadCorrection | undefined> {
  const [row] = await must(
    db.from('reply_heads').select('weights').eq('org_id', orgId).eq('id', id).limit(1),
  );
  if (!row) return undefined;
  const correction = unpackCorrection(row.weights);
  kept.delete(orgId);
  kept.set(orgId, { id, correction });
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return correction;
}
