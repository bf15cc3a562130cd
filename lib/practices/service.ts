import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { toCounts } from './evidence';
import { knownNames } from './examples';
import type { ChangeInput, CreateInput, LearnInput, LearnResult } from './input-schema';
import { judge, type LearnRule, type Verdict } from './learn-rule';
import { findDuplicate } from './merge';
import { breachedOf } from './plan';
import { getPractice } from './queries';
import { addCounts, priorsFrom, REPORTED_PRIOR_WEIGHT, ratesOf } from './rates';
import { redact } from './redact';
import { practiceColumns, toPractice } from './row';
import {
  type Category,
  type Practice,
  type PracticeCounts,
  type PracticeDetail,
  type Provenance,
  practiceCountsSchema,
} from './schema';
import { learnRule } from './settings';

export { searchPractices } from './search-service';

const PEERS = 300;
const NOTHING: PracticeCounts = practiceCountsSchema.parse({});

/** The text with slots, using the names that the record knows. */
export async function scrub(db: Db, orgId: string, text: string) {
  return redact(text, await knownNames(db, orgId, text));
}

/** What these counts say, against the rest of the category. */
async function evaluate(
  db: Db,
  orgId: string,
  category: Category,
  counts: PracticeCounts,
  rule: LearnRule,
  id?: string,
) {
  const rows = await must(
    db
      .from('best_practices')
      .select('id, counts')
      .eq('org_id', orgId)
      .eq('category', category)
      .is('pattern', null)
      .gt('n', 0)
      .order('n', { ascending: false })
      .limit(PEERS),
  );
  const peers = rows.filter((row) => row.id !== id).map((row) => practiceCountsSchema.parse(row.counts));
  const priors = priorsFrom(peers, REPORTED_PRIOR_WEIGHT);
  const rates = ratesOf(counts, priors);
  const verdict = judge({ counts, rates, priors, peers: null }, 'positive_reply_rate', rule);
  const row = {
    counts,
    rates,
    n: counts.sent,
    reply_rate: counts.sent > 0 ? rates.reply_rate.mean : null,
    positive_reply_rate: counts.sent > 0 ? rates.positive_reply_rate.mean : null,
    breached: breachedOf(verdict),
  };
  return { verdict, row };
}

type Draft = Pick<CreateInput, 'category' | 'content' | 'context' | 'tags' | 'expires_at'> & {
  counts: PracticeCounts;
  source: Practice['source'];
  provenance: Provenance;
};

/** Writes a practice down, or adds its evidence to the one that says the same. */
export async function savePractice(
  db: Db,
  orgId: string,
  draft: Draft,
  rule: LearnRule,
): Promise<{ practice: Practice; merged: boolean }> {
  const { text, redactions } = await scrub(db, orgId, draft.content);
  const same = await findDuplicate(db, orgId, { ...draft, content: text });
  if (same) return { practice: await strengthen(db, orgId, same, draft.counts, rule), merged: true };
  const { verdict, row } = await evaluate(db, orgId, draft.category, draft.counts, rule);
  const { category, context, tags, source, provenance } = draft;
  const [stored] = await must(
    db
      .from('best_practices')
      .insert({
        org_id: orgId,
        category,
        content: text,
        context,
        tags: [...new Set(tags)],
        source,
        provenance,
        redactions,
        reported: draft.counts,
        expires_at: draft.expires_at ?? null,
        ...row,
        // Too few messages say nothing about what somebody wrote down.
        status: verdict.verdict === 'weak' ? 'weak' : 'active',
        status_reason: verdict.reason,
        status_by: 'evidence',
      })
      .select(practiceColumns),
  );
  if (!stored) throw new AppError('internal', 'The practice was not stored.');
  return { practice: toPractice(stored), merged: false };
}

async function strengthen(
  db: Db,
  orgId: string,
  practice: Practice,
  added: PracticeCounts,
  rule: LearnRule,
): Promise<Practice> {
  const [known] = await must(
    db.from('best_practices').select('reported, measured').eq('org_id', orgId).eq('id', practice.id).limit(1),
  );
  const reported = addCounts(practiceCountsSchema.parse(known?.reported ?? NOTHING), added);
  const counts = addCounts(practiceCountsSchema.parse(known?.measured ?? NOTHING), reported);
  const { verdict, row } = await evaluate(db, orgId, practice.category, counts, rule, practice.id);
  const [stored] = await must(
    db
      .from('best_practices')
      .update({ reported, ...row, ...statusAfter(practice, verdict) })
      .eq('org_id', orgId)
      .eq('id', practice.id)
      .select(practiceColumns),
  );
  if (!stored) throw new AppError('forbidden', 'You may not change this practice.');
  return toPractice(stored);
}

/** What a person decided stays; too few messages decide nothing. */
function statusAfter({ status, status_by, status_reason }: Practice, verdict: Verdict) {
  if (status_by === 'person' || verdict.verdict === 'insufficient_evidence')
    return { status, status_by, status_reason };
  return {
    status: verdict.verdict === 'strong' ? 'active' : 'weak',
    status_by: 'evidence',
    status_reason: verdict.reason,
  };
}

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
    const practice = await strengthen(db, orgId, same, counts, rule);
    const isBelow = practice.status === 'weak';
    await countIntake(db, orgId, 'api', isBelow ? 'marked_weak' : 'merged', true);
    const reason = practice.status_reason ?? `Its evidence was added: ${practice.counts.sent} messages.`;
    return { action: isBelow ? 'below_threshold' : 'updated', practice_id: practice.id, reason };
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
  await getPractice(db, orgId, id);
  const scrubbed = content === undefined ? undefined : await scrub(db, orgId, content);
  const changed = await must(
    db
      .from('best_practices')
      .update({
        ...change,
        ...(scrubbed ? { content: scrubbed.text, redactions: scrubbed.redactions } : {}),
        ...(status ? { status, status_by: 'person' } : {}),
        ...(status || reason ? { status_reason: reason ?? null } : {}),
        updated_by: principalId,
      })
      .eq('org_id', orgId)
      .eq('id', id)
      .select('id'),
  );
  if (changed.length === 0) throw new AppError('forbidden', 'You may not change this practice.');
  return getPractice(db, orgId, id);
}
