import betaCdf from '@stdlib/stats-base-dists-beta-cdf';
import { type BetaPrior, priorFromRate } from '../stats/beta';
import { type AnyRate, type Priors, rateOf, trialsOf } from './rates';
import type { Guardrail, PracticeCounts, PracticeRate, PracticeRates } from './schema';

/** What a practice has to show. Organisations change them in settings.practices. */
export type LearnRule = {
  /** Posterior mean reply rate that has to be exceeded. */
  threshold: number;
  /** Messages that have to be behind it. */
  minSample: number;
  /** Built-in assumptions: rates that a sender's reputation, or a reader's patience, does not survive for long. */
  limits: Record<Guardrail, number>;
};
export const DEFAULT_RULE: LearnRule = {
  threshold: 0.1,
  minSample: 30,
  limits: { unsubscribe_rate: 0.02, spam_rate: 0.003, bounce_rate: 0.05, negative_reply_rate: 0.1 },
};

export const OBJECTIVES = ['positive_reply_rate', 'meeting_held_rate', 'conversion_rate'] as const;
export type Objective = (typeof OBJECTIVES)[number];
/** With fewer successes than this in the family, the ladder asks for the rung below. */
const RUNG_SUCCESSES = 30;

/** Won, meeting held or positive reply: the furthest that happened often enough to tell practices apart. */
export function objectiveOf(family: readonly PracticeCounts[]): Objective {
  const happened = (rate: Objective) =>
    family.reduce((sum, counts) => sum + trialsOf(counts, rate).successes, 0);
  return OBJECTIVES.toReversed().find((rate) => happened(rate) >= RUNG_SUCCESSES) ?? 'positive_reply_rate';
}

/** Guardrails that are credibly above their limit: the lower end of the 90 % interval is. */
export function breachedBy(rates: PracticeRates, limits: LearnRule['limits']): Guardrail[] {
  return (Object.keys(limits) as Guardrail[]).filter((name) => rates[name].interval[0] > limits[name]);
}

export type Verdict =
  | { verdict: 'insufficient_evidence'; reason: string }
  | { verdict: 'weak'; reason: string; breached: Guardrail[] }
  | { verdict: 'strong'; reason: string; breached: [] };

const percent = (rate: number): string => `${(rate * 100).toFixed(1)} %`;
/** `8.1 % (5.2–11.4 %, n = 120)` */
const said = ({ mean, interval: [low, high], n }: PracticeRate): string =>
  `${percent(mean)} (${(low * 100).toFixed(1)}–${percent(high)}, n = ${n})`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const LABEL: Record<Objective | Guardrail, string> = {
  positive_reply_rate: 'positive replies',
  meeting_held_rate: 'meetings held',
  conversion_rate: 'won deals',
  unsubscribe_rate: 'unsubscribes',
  spam_rate: 'spam reports',
  bounce_rate: 'bounces',
  negative_reply_rate: 'negative replies',
};

const JEFFREYS: BetaPrior = { alpha: 0.5, beta: 0.5 };
const moments = ({ alpha, beta }: BetaPrior) => {
  const n = alpha + beta;
  return { mean: alpha / n, variance: (alpha * beta) / (n * n * (n + 1)) };
};
const after = ({ successes, n }: { successes: number; n: number }, prior: BetaPrior): BetaPrior => ({
  alpha: prior.alpha + successes,
  beta: prior.beta + n - successes,
});
/** One-sided 90 % of the normal distribution. */
const CREDIBLE = 1.2816;

/** Is a rate below another with a probability above 90 %? Both posteriors taken as normal. */
function isCrediblyBelow(a: BetaPrior, b: BetaPrior): boolean {
  const [low, high] = [moments(a), moments(b)];
  return high.mean - low.mean > CREDIBLE * Math.sqrt(low.variance + high.variance);
}

export type Evidence = {
  counts: PracticeCounts;
  rates: PracticeRates;
  priors: Priors;
  /** What the rest of the family reached, together; null when there is none. */
  peers: PracticeCounts | null;
};

/**
 * Is this a practice to follow? Strong: enough messages, posterior mean reply rate above the threshold, no guardrail
 * breached, and not credibly below its peers on the objective.
 */
export function judge(
  { counts, rates, priors, peers }: Evidence,
  objective: Objective,
  rule: LearnRule,
): Verdict {
  if (counts.sent < rule.minSample) {
    const reason = `${counts.sent} of at least ${rule.minSample} messages.`;
    return { verdict: 'insufficient_evidence', reason };
  }
  const breached = breachedBy(rates, rule.limits);
  if (breached.length > 0) {
    const parts = breached.map(
      (name) => `${LABEL[name]} ${said(rates[name])}, limit ${percent(rule.limits[name])}`,
    );
    return { verdict: 'weak', reason: `A guardrail is breached: ${parts.join('; ')}.`, breached };
  }
  const { mean } = rates.reply_rate;
  if (mean <= rule.threshold) {
    const reason = `Reply rate ${said(rates.reply_rate)} is not above ${percent(rule.threshold)}.`;
    return { verdict: 'weak', reason, breached: [] };
  }
  const others = peers && trialsOf(peers, objective);
  const own = after(trialsOf(counts, objective), priors[objective]);
  if (others && others.n >= rule.minSample && isCrediblyBelow(own, after(others, JEFFREYS))) {
    const theirs = said(rateOf(others, JEFFREYS));
    const reason = `${capital(LABEL[objective])} ${said(rates[objective])} are credibly below those of its peers: ${theirs}.`;
    return { verdict: 'weak', reason, breached: [] };
  }
  return {
    verdict: 'strong',
    reason: `Reply rate ${said(rates.reply_rate)}, no guardrail breached.`,
    breached: [],
  };
}

/** A recent window needs this many messages before it can retire anything. */
const RECENT_SAMPLE = 30;

/**
 * Has it stopped working? The recent window alone, under a flat prior, is credibly worse than the stored posterior's
 * lower end.
 */
export function isDecayed(
  rates: PracticeRates,
  recent: PracticeCounts,
  rate: AnyRate = 'reply_rate',
): boolean {
  if (recent.sent < RECENT_SAMPLE) return false;
  const now = rateOf(trialsOf(recent, rate), { alpha: 0.5, beta: 0.5 });
  return now.interval[1] < rates[rate].interval[0];
}

/** Many cells are asked, so each has to be this sure. */
const NOVELTY_LEVEL = 0.99;
const NOVELTY_WEIGHT = 30;

/**
 * Does a cell say anything that its parents don't? Starting from what a parent reaches, weighted as 30 messages, the
 * 99 % interval leaves the parent's rate out; and so for every parent.
 */
export function isNovel(
  counts: PracticeCounts,
  parents: readonly PracticeRates[],
  objective: Objective,
): boolean {
  const differs = (rate: AnyRate, mean: number) => {
    const { alpha, beta } = after(trialsOf(counts, rate), priorFromRate(mean, NOVELTY_WEIGHT));
    const below = betaCdf(mean, alpha, beta);
    return Math.min(below, 1 - below) < (1 - NOVELTY_LEVEL) / 2;
  };
  const tells = (rate: AnyRate) => parents.every((parent) => differs(rate, parent[rate].mean));
  return tells(objective) || tells('positive_reply_rate') || tells('reply_rate');
}
