import { judge, type LearnRule } from './learn-rule';
import { breachedOf, type Known, statusOf } from './plan';
import { addCounts, familyOf, priorsFrom, REPORTED_PRIOR_WEIGHT, ratesOf } from './rates';
import { type PracticeCounts, practiceCountsSchema } from './schema';

const NOTHING: PracticeCounts = practiceCountsSchema.parse({});

/**
 * Practices that no cell of the ledger stands for: texts (what their citations earned), expired ones, and patterns
 * whose messages are gone. Rows that stay as they are are left out.
 */
export function reviewWithoutCells(
  known: readonly Known[],
  cited: ReadonlyMap<string, PracticeCounts>,
  { rule, now }: { rule: LearnRule; now: number },
) {
  return known.flatMap((practice) => {
    const measured = cited.get(practice.id) ?? NOTHING;
    const hasExpired = practice.expires_at !== null && Date.parse(practice.expires_at) < now;
    const isUntouched = JSON.stringify(measured) === JSON.stringify(practice.measured);
    if (isUntouched && (!hasExpired || practice.status === 'retired')) return [];
    const counts = addCounts(measured, practice.reported);
    const peers = known.filter(({ id, category }) => id !== practice.id && category === practice.category);
    const priors = priorsFrom(
      familyOf(peers.map((peer) => addCounts(peer.measured, peer.reported))),
      REPORTED_PRIOR_WEIGHT,
    );
    const rates = ratesOf(counts, priors);
    const verdict = judge({ counts, rates, priors, peers: null }, 'positive_reply_rate', rule);
    const isUnproven =
      verdict.verdict === 'insufficient_evidence' && practice.pattern === null && !hasExpired;
    const { status, status_by, status_reason } = practice;
    return [
      {
        id: practice.id,
        measured,
        counts,
        rates,
        recent: null,
        n: counts.sent,
        reply_rate: rates.reply_rate.mean,
        positive_reply_rate: rates.positive_reply_rate.mean,
        breached: breachedOf(verdict),
        // Too few messages say nothing about what a person wrote down.
        ...(isUnproven
          ? { status, status_by, status_reason, evidence_status: null, evidence_reason: verdict.reason }
          : statusOf(practice, verdict, false, hasExpired)),
        provenance: practice.provenance,
        expires_at: practice.expires_at,
      },
    ];
  });
}
