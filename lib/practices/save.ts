import 'server-only';
import { AppError } from '../errors';
import { redact } from '../privacy/redact';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { knownNames } from './examples';
import type { CreateInput } from './input-schema';
import { judge, type LearnRule, type Verdict } from './learn-rule';
import { findDuplicate } from './merge';
import { breachedOf } from './plan';
import { addCounts, familyOf, priorsFrom, REPORTED_PRIOR_WEIGHT, ratesOf } from './rates';
import { practiceColumns, toPractice } from './row';
import {
  type Category,
  type Practice,
  type PracticeCounts,
  type Provenance,
  practiceCountsSchema,
} from './schema';

const PEERS = 300;
export const NOTHING: PracticeCounts = practiceCountsSchema.parse({});

/** The text with slots, using the names that the record knows. */
export async function scrub(db: Db, orgId: string, text: string) {
  return redact(text, await knownNames(db, orgId, text));
}

/** What these counts say, against the rest of the category. */
export async function evaluate(
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
  const priors = priorsFrom(familyOf(peers), REPORTED_PRIOR_WEIGHT);
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

export type Draft = Pick<CreateInput, 'category' | 'content' | 'context' | 'tags' | 'expires_at'> & {
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
  if (same) {
    const { practice } = await strengthen(db, orgId, same, draft.counts, rule);
    return { practice, merged: true };
  }
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
        ...evidenceOf(verdict),
      })
      .select(practiceColumns),
  );
  if (!stored) throw new AppError('internal', 'The practice was not stored.');
  return { practice: toPractice(stored), merged: false };
}

export async function strengthen(
  db: Db,
  orgId: string,
  practice: Practice,
  added: PracticeCounts,
  rule: LearnRule,
): Promise<{ practice: Practice; verdict: Verdict }> {
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
  return { practice: toPractice(stored), verdict };
}

/** What a person decided stays; too few messages decide nothing. */
function statusAfter({ status, status_by, status_reason }: Practice, verdict: Verdict) {
  const evidence = evidenceOf(verdict);
  if (status_by === 'person' || verdict.verdict === 'insufficient_evidence')
    return { status, status_by, status_reason, ...evidence };
  return {
    status: verdict.verdict === 'strong' ? 'active' : 'weak',
    status_by: 'evidence',
    status_reason: verdict.reason,
    ...evidence,
  };
}

const SAYS = { strong: 'active', weak: 'weak', insufficient_evidence: null } as const;
const evidenceOf = ({ verdict, reason }: Verdict) => ({
  evidence_status: SAYS[verdict],
  evidence_reason: reason,
});
