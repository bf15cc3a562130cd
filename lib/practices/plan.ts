import { describePattern, tagsOf } from './describe';
import type { Cell } from './facts';
import {
  isDecayed,
  isNovel,
  judge,
  type LearnRule,
  type Objective,
  objectiveOf,
  type Verdict,
} from './learn-rule';
import { addCounts, centred, type Priors, priorsFrom, ratesOf, sumCounts } from './rates';
import type {
  Guardrail,
  Pattern,
  PracticeContext,
  PracticeCounts,
  PracticeRates,
  PracticeStatus,
} from './schema';

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

/** A cell with its posteriors and what the rule says of it. */
export type Judged = {
  cell: Cell;
  rates: PracticeRates;
  priors: Priors;
  peers: PracticeCounts | null;
  objective: Objective;
  verdict: Verdict;
  novel: boolean;
};

export const keyOf = (category: string, pattern: object, context: object): string =>
  JSON.stringify([category, sorted(pattern), sorted(context)]);
const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));

/** What holds anywhere may weigh this many messages against what was seen in one context. */
const PARENT_WEIGHT = 100;

/**
 * Judges every cell with enough messages. Its priors come from the rest of its family: cells of the same decisions and
 * the same kind of context, which partition the messages, so that none of them counts twice. In a context they are
 * centred on what the pattern reaches anywhere.
 */
export function judgeCells(all: readonly Cell[], rule: LearnRule): Judged[] {
  const families = Map.groupBy(all, ({ family }) => family);
  const objective = objectiveOf((families.get('channel|channel|') ?? []).map(({ counts }) => counts));
  const judged = new Map<string, Judged>();
  const byBreadth = all
    .filter(({ counts }) => counts.sent >= rule.minSample)
    .sort((a, b) => depthOf(a) - depthOf(b));
  for (const cell of byBreadth) {
    const others = (families.get(cell.family) ?? []).flatMap((other) =>
      other === cell ? [] : [other.counts],
    );
    const anywhere = depthOf(cell) > 1 ? judged.get(keyOf(cell.category, cell.pattern, {})) : undefined;
    const family = priorsFrom(others);
    const priors = anywhere ? centred(family, anywhere.rates, PARENT_WEIGHT) : family;
    const rates = ratesOf(cell.counts, priors);
    const peers = sumCounts(others);
    const verdict = judge({ counts: cell.counts, rates, priors, peers }, objective, rule);
    const parents = parentsOf(cell).flatMap((key) => judged.get(key)?.rates ?? []);
    const novel = isNovel(cell.counts, parents, objective);
    const key = keyOf(cell.category, cell.pattern, cell.context);
    judged.set(key, { cell, rates, priors, peers, objective, verdict, novel });
  }
  return [...judged.values()];
}

/** 0: one decision anywhere; 1: several; 2: one decision in a context; 3: several. */
const depthOf = ({ pattern, context }: Cell): number =>
  (Object.keys(pattern).length > 1 ? 1 : 0) + (Object.keys(context).length > 0 ? 2 : 0);

/** The broader statements that a cell has to add something to: the same anywhere, and each of its decisions alone. */
function parentsOf({ category, pattern, context }: Cell): string[] {
  const parts = Object.entries(pattern);
  const anywhere = Object.keys(context).length > 0 ? [keyOf(category, pattern, {})] : [];
  const alone =
    parts.length > 1 ? parts.map(([name, value]) => keyOf(category, { [name]: value }, context)) : [];
  return [...anywhere, ...alone];
}

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

/** What a person retired or restored stays so; otherwise expiry, decay and the verdict decide, in this order. */
export function statusOf(
  known: Pick<Known, 'status' | 'status_by' | 'status_reason'> | undefined,
  verdict: Verdict,
  hasDecayed: boolean,
  hasExpired: boolean,
): Pick<Known, 'status' | 'status_by' | 'status_reason'> {
  if (known?.status_by === 'person') {
    const { status, status_by, status_reason } = known;
    return { status, status_by, status_reason };
  }
  if (hasExpired)
    return {
      status: 'retired',
      status_by: 'expiry',
      status_reason: 'It has expired: no message for a year.',
    };
  if (hasDecayed) {
    const status_reason = 'The last 90 days are credibly worse than what made it a practice.';
    return { status: 'retired', status_by: 'evidence', status_reason };
  }
  const status = verdict.verdict === 'strong' ? 'active' : 'weak';
  return { status, status_by: 'evidence', status_reason: verdict.reason };
}
