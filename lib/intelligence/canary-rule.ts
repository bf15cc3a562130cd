import { checkSplit } from '../experiments/service';
import { priorFromRate } from '../stats/beta';
import { compareSequence, differenceSequence, type Tally } from '../stats/confidence-sequence';
import type { Expected, Measured } from './plan-schema';

const LEVEL = 0.95;
/** Guardrails are four, and one of them is enough: each gets its part of the 5 %. */
const GUARDRAIL_LEVEL = 1 - (1 - LEVEL) / 4;
const PRIOR_WEIGHT = 20;
/** Built-in assumption about how rare harm is; the sequence is valid under any prior. */
const USUAL_HARM = 0.02;

export const CANARY_ARMS = { control: 'control', treatment: 'treatment' } as const;
export const armsOf = (share: number) => [
  { arm: CANARY_ARMS.control, weight: 1 - share },
  { arm: CANARY_ARMS.treatment, weight: share },
];

export type ArmCounts = {
  sent: number;
  reached: number;
  opened: number;
  positive_replies: number;
  ever_reached: number;
  negative_replies: number;
  unsubscribed: number;
  spam_reported: number;
  bounced: number;
  harmed: number;
};
export type Canaries = { control: ArmCounts; treatment: ArmCounts };
export type Rule = { expected: Expected; baseRate: number; share: number; isWindowOver: boolean; now: Date };
export type Judgement = {
  measured: Measured | null;
  status: 'adopted' | 'rolled_back' | null;
  reason: string;
};

const GUARDRAILS = [
  ['unsubscribe_rate', 'unsubscribed', 'ever_reached'],
  ['spam_rate', 'spam_reported', 'ever_reached'],
  ['bounce_rate', 'bounced', 'sent'],
  ['negative_reply_rate', 'negative_replies', 'ever_reached'],
] as const;
const OBJECTIVE = {
  positive_reply_rate: ['positive_replies', 'reached'],
  open_rate: ['opened', 'reached'],
  harm_rate: ['harmed', 'sent'],
} as const;

const tally = (arm: ArmCounts, [successes, n]: readonly [keyof ArmCounts, keyof ArmCounts]): Tally => ({
  successes: arm[successes],
  n: arm[n],
});
const rateOf = ({ successes, n }: Tally) => (n === 0 ? 0 : successes / n);

/**
 * What the canary shows at this look, and what follows: back when the split is broken, a guardrail is credibly higher
 * or the objective credibly worse; in force for everybody when the objective is credibly better; otherwise on. Every
 * comparison is anytime-valid, so looking after each outcome adopts a change without effect in at most 5 %.
 */
export function judgeCanary({ control, treatment }: Canaries, rule: Rule): Judgement {
  const { expected, baseRate, share, isWindowOver, now } = rule;
  const units = [control.sent, treatment.sent];
  const split = checkSplit(units, [1 - share, share]);
  if (control.sent === 0 || treatment.sent === 0) {
    return split.isOk
      ? { measured: null, status: null, reason: 'Both arms need messages.' }
      : { measured: null, status: 'rolled_back', reason: 'The split between the arms is broken.' };
  }
  const guardrails = GUARDRAILS.map(([name, successes, n]) => {
    const [a, b] = [tally(control, [successes, n]), tally(treatment, [successes, n])];
    const verdict = compareSequence(a, b, priorFromRate(USUAL_HARM, PRIOR_WEIGHT), GUARDRAIL_LEVEL);
    return { name, verdict, control: rateOf(a), treatment: rateOf(b) };
  });
  const objective = (metric: Expected['metric']) =>
    [tally(control, OBJECTIVE[metric]), tally(treatment, OBJECTIVE[metric])] as const;
  const prior = priorFromRate(baseRate, PRIOR_WEIGHT);
  const [a, b] = objective(expected.metric);
  const replies = compareSequence(...objective('positive_reply_rate'), prior, LEVEL);
  const verdict = compareSequence(a, b, prior, LEVEL);
  const measured: Measured = {
    metric: expected.metric,
    delta: rateOf(b) - rateOf(a),
    interval: differenceSequence(a, b, prior, LEVEL),
    level: LEVEL,
    n_control: a.n,
    n_treatment: b.n,
    rate_control: rateOf(a),
    rate_treatment: rateOf(b),
    guardrails,
    sample_ratio_p: split.p,
    window_over: isWindowOver,
    as_of: now.toISOString(),
  };
  const breached = guardrails.find((guardrail) => guardrail.verdict === 'higher');
  const worse = expected.better === 'higher' ? 'lower' : 'higher';
  const end = (status: Judgement['status'], reason: string) => ({ measured, status, reason });
  if (!split.isOk) return end('rolled_back', 'The split between the arms is broken.');
  if (breached)
    return end('rolled_back', `Guardrail: the ${breached.name.replaceAll('_', ' ')} is credibly higher.`);
  if (verdict === worse || replies === 'lower') return end('rolled_back', 'The result is credibly worse.');
  if (verdict === expected.better) return end('adopted', 'The result is credibly better.');
  return end(null, 'Undecided.');
}
