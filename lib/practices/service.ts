import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { toCounts } from './evidence';
import type { ChangeInput, CreateInput, LearnInput, LearnResult } from './input-schema';
import { findDuplicate } from './merge';
import { getPractice } from './queries';
import { type Draft, evaluate, NOTHING, savePractice, scrub, strengthen } from './save';
import type { Practice, PracticeDetail, Provenance } from './schema';
import { learnRule } from './settings';

export { searchPractices } from './search-service';

export async function createPractice(
  db: Db,
  orgId: string,
  { performance_metrics, note, ...input }: CreateInput,
): Promise<Practice & { merged: boolean }> {
  const counts = performance_metrics ? toCounts(performance_metrics) : NOTHING;
  const provenance: Provenance = { kind: 'person', ...(note ? { note } : {}) };
  const rule = await learnRule(db, orgId);
  const draft: Draft = { ...input, counts, source: 'manual', provenance };
  const { practice, merged } = await savePractice(db, orgId, draft, rule);
  await countIntake(db, orgId, 'api', merged ? 'merged' : 'written', true);
  return { ...practice, merged };
}

const KNOWN_ACTION = {
  strong: 'updated',
  weak: 'below_threshold',
  insufficient_evidence: 'insufficient_evidence',
} as const;

/**
 * What somebody learned elsewhere: stored when it is strong, added to the practice that says the same, otherwise
 * refused with the reason. Nothing is stored from figures that say too little.
 */
export async function learnFromOutcome(db: Db, orgId: string, input: LearnInput): Promise<LearnResult> {
  const rule = await learnRule(db, orgId);
  const counts = toCounts(input.performance_metrics);
  const { text } = await scrub(db, orgId, input.content);
  const same = await findDuplicate(db, orgId, { ...input, content: text });
  if (same) {
    const { practice, verdict } = await strengthen(db, orgId, same, counts, rule);
    const action = KNOWN_ACTION[verdict.verdict];
    await countIntake(db, orgId, 'api', action === 'below_threshold' ? 'marked_weak' : 'merged', true);
    return { action, practice_id: practice.id, reason: verdict.reason };
  }
  const { verdict } = await evaluate(db, orgId, input.category, counts, rule);
  if (verdict.verdict === 'insufficient_evidence') {
    await countIntake(db, orgId, 'api', 'insufficient_evidence', false);
    return { action: 'insufficient_evidence', reason: verdict.reason };
  }
  if (verdict.verdict === 'weak' || !input.success) {
    const reason = verdict.verdict === 'weak' ? verdict.reason : 'It was reported as a failure.';
    await countIntake(db, orgId, 'api', 'below_threshold', false);
    return { action: 'below_threshold', reason };
  }
  const draft: Draft = {
    ...input,
    counts,
    source: 'learned',
    provenance: { kind: 'reported', messages: counts.sent },
  };
  const { practice } = await savePractice(db, orgId, draft, rule);
  await countIntake(db, orgId, 'api', 'stored', true);
  return { action: 'stored', practice_id: practice.id, reason: verdict.reason };
}

export async function countIntake(
  db: Db,
  orgId: string,
  source: 'api' | 'import',
  reason: string,
  isAccepted: boolean,
  n = 1,
): Promise<void> {
  const p_rows = [{ reason, is_accepted: isAccepted, n }];
  await must(db.rpc('count_intake', { p_org_id: orgId, p_source: source, p_rows }));
}

/** Edits, retires or restores; every change of text, context, tags or status is a new version. */
export async function changePractice(
  db: Db,
  orgId: string,
  principalId: string,
  id: string,
  { status, reason, content, ...change }: ChangeInput,
): Promise<PracticeDetail> {
  const practice = await getPractice(db, orgId, id);
  const scrubbed = content === undefined ? undefined : await scrub(db, orgId, content);
  const changed = await must(
    db
      .from('best_practices')
      .update({
        ...change,
        ...(scrubbed ? { content: scrubbed.text, redactions: scrubbed.redactions } : {}),
        ...standingAfter(practice, status, reason),
        updated_by: principalId,
      })
      .eq('org_id', orgId)
      .eq('id', id)
      .select('id'),
  );
  if (changed.length === 0) throw new AppError('forbidden', 'You may not change this practice.');
  return getPractice(db, orgId, id);
}

/**
 * Retiring is a person's word. So is restoring with a reason: it is followed whatever evidence says. Restored without
 * one, a practice stands again where evidence puts it, so that a weak one stays marked.
 */
function standingAfter(
  { evidence_status, evidence_reason, versions }: PracticeDetail,
  status: ChangeInput['status'],
  reason: string | undefined,
) {
  if (status === undefined) return reason ? { status_reason: reason } : {};
  if (status === 'retired' || reason) return { status, status_by: 'person', status_reason: reason ?? null };
  if (evidence_status === 'retired')
    throw new AppError('validation', 'Evidence retired it. Say why it should be followed all the same.');
  const before = versions.find((version) => version.status !== 'retired');
  return {
    status: evidence_status ?? before?.status ?? 'active',
    status_by: 'evidence',
    status_reason: evidence_reason ?? before?.reason ?? null,
  };
}
