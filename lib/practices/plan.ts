import type { Cell } from './cell-counter';
import { describePattern, tagsOf } from './describe';
import type { Judged } from './judge-cells';
import { isDecayed, judge, type LearnRule, type Verdict } from './learn-rule';
import { addCounts, ratesOf } from './rates';
import type { Guardrail, Pattern, PracticeContext, PracticeCounts, PracticeStatus } from './schema';

/** A practice as it is stored, as far as learning needs it. */
export type Known = {
  id: string;
  category: Cell['category'];
  pattern: Pattern | null;
  context: PracticeContext;
  reported: PracticeCounts;
  measured: PracticeCounts;
  status: PracticeStatus;
  status_reason: string | null;
  status_by: 'person' | 'evidence' | 'expiry';
  provenance: object;
  expires_at: string | null;
};

const YEAR_SECONDS = 365 * 86_400;
const toIso = (seconds: number): string => new Date(seconds * 1000).toISOString();

export type Stored = ReturnType<typeof toStored>;

/** The row of a learned practice: new, or with what is now known. */
export function toStored(
  { cell, rates, priors, peers, objective, verdict }: Judged,
  known: Known | undefined,
  cited: PracticeCounts | undefined,
  { rule, now }: { rule: LearnRule; now: number },
) {
  const measured = cited ? addCounts(cell.counts, cited) : cell.counts;
  const counts = known ? addCounts(measured, known.reported) : measured;
  const isSame = counts.sent === cell.counts.sent;
  const total = isSame ? rates : ratesOf(counts, priors);
  const judgement = isSame ? verdict : judge({ counts, rates: total, priors, peers }, objective, rule);
  const expiresAt = toIso(cell.lastSentAt + YEAR_SECONDS);
  return {
    id: known?.id ?? null,
    category: cell.category,
    content: describePattern(cell.category, cell.pattern),
    pattern: cell.pattern,
    context: cell.context,
    tags: tagsOf(cell.pattern),
    measured,
    counts,
    rates: total,
    recent: cell.recent,
    n: counts.sent,
    reply_rate: total.reply_rate.mean,
    positive_reply_rate: total.positive_reply_rate.mean,
    breached: breachedOf(judgement),
    ...statusOf(known, judgement, isDecayed(total, cell.recent), Date.parse(expiresAt) < now),
    provenance: {
      kind: 'ledger',
      messages: cell.counts.sent,
      first_sent_at: toIso(cell.firstSentAt),
      last_sent_at: toIso(cell.lastSentAt),
    },
    expires_at: expiresAt,
  };
}

export const breachedOf = (verdict: Verdict): Guardrail[] =>
  verdict.verdict === 'weak' ? verdict.breached : [];

type Standing = Pick<Known, 'status' | 'status_by' | 'status_reason'> & {
  evidence_status: PracticeStatus;
  evidence_reason: string;
};

/**
 * What a person decided stays so, beside what evidence says of it. Otherwise expiry, decay and the verdict decide, in
 * this order.
 */
export function statusOf(
  known: Pick<Known, 'status' | 'status_by' | 'status_reason'> | undefined,
  verdict: Verdict,
  hasDecayed: boolean,
  hasExpired: boolean,
): Standing {
  const [status, status_by, status_reason] = byEvidence(verdict, hasDecayed, hasExpired);
  const evidence = { evidence_status: status, evidence_reason: status_reason };
  return known?.status_by === 'person'
    ? {
        status: known.status,
        status_by: known.status_by,
        status_reason: known.status_reason,
        ...evidence,
      }
    : { status, status_by, status_reason, ...evidence };
}

function byEvidence(
  verdict: Verdict,
  hasDecayed: boolean,
  hasExpired: boolean,
): [PracticeStatus, 'evidence' | 'expiry', string] {
  if (hasExpired) return ['retired', 'expiry', 'It has expired: no message for a year.'];
  if (hasDecayed)
    return ['retired', 'evidence', 'The last 90 days are credibly worse than what made it a practice.'];
  return [verdict.verdict === 'strong' ? 'active' : 'weak', 'evidence', verdict.reason];
}
