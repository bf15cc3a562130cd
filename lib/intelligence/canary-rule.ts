import { checkSplit } from '../experiments/service';
import { priorFromRate } from '../stats/beta';
import { compareSequence, differenceSequence, rateSequence, type Tally } from '../stats/confidence-sequence';
import type { Expected, Measured } from './plan-schema';

const LEVEL = 0.95;
/** Guardrails are four, and one of them is enough: each gets its part of the 5 %. */
const GUARDRAIL_LEVEL = 1 - (1 - LEVEL) / 4;
const PRIOR_WEIGHT = 20;
/** The split is believed broken when chance would do that once in a thousand trials, however often one looks. */
const SPLIT_LEVEL = 0.999;
const SPLIT_WEIGHT = 10;
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
export type Judgement = Verdict & { measured: Measured | null };

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

/** The harms of both arms, and whether one of them is credibly higher with the change. */
function guardrailsOf({ control, treatment }: Canaries): Measured['guardrails'] {
  return GUARDRAILS.map(([name, successes, n]) => {
    const [a, b] = [tally(control, [successes, n]), tally(treatment, [successes, n])];
    const verdict = compareSequence(a, b, priorFromRate(USUAL_HARM, PRIOR_WEIGHT), GUARDRAIL_LEVEL);
    return { name, verdict, control: rateOf(a), treatment: rateOf(b) };
  });
}

type Verdict = { status: 'adopted' | 'rolled_back' | null; reason: string };
export type RuleBasis = Pick<Expected, 'metric' | 'better'> & { baseRate: number; share: number };

/**
 * What follows from this look: back when the split is broken, a guardrail is credibly higher or the objective credibly
 * worse; in force for everybody when the objective is credibly better; otherwise on. Every comparison is anytime-valid,
 * so looking after each outcome adopts a change without effect in at most 5 %.
 */
export function verdictOf(arms: Canaries, { metric, better, baseRate, share }: RuleBasis): Verdict {
  const { control, treatment } = arms;
  if (!isSplitOk(arms, share))
    return { status: 'rolled_back', reason: 'The split between the arms is broken.' };
  if (control.sent === 0 || treatment.sent === 0) return { status: null, reason: 'Both arms need messages.' };
  const breached = guardrailsOf(arms).find(({ verdict }) => verdict === 'higher');
  if (breached) {
    const reason = `Guardrail: the ${breached.name.replaceAll('_', ' ')} is credibly higher.`;
    return { status: 'rolled_back', reason };
  }
  const compare = (of: Expected['metric']) =>
    compareSequence(...objectiveOf(arms, of), priorFromRate(baseRate, PRIOR_WEIGHT), LEVEL);
  const verdict = compare(metric);
  const worse = better === 'higher' ? 'lower' : 'higher';
  if (verdict === worse || compare('positive_reply_rate') === 'lower')
    return { status: 'rolled_back', reason: 'The result is credibly worse.' };
  if (verdict === better) return { status: 'adopted', reason: 'The result is credibly better.' };
  return { status: null, reason: 'Undecided.' };
}

/** χ² at every look would find one trial in twenty broken that is not: the share's own sequence holds at all of them. */
function isSplitOk({ control, treatment }: Canaries, share: number): boolean {
  const units = { successes: treatment.sent, n: control.sent + treatment.sent };
  const [low, high] = rateSequence(units, priorFromRate(share, SPLIT_WEIGHT), SPLIT_LEVEL);
  return low <= share && share <= high;
}

const objectiveOf = ({ control, treatment }: Canaries, metric: Expected['metric']): [Tally, Tally] => [
  tally(control, OBJECTIVE[metric]),
  tally(treatment, OBJECTIVE[metric]),
];

/** The verdict of this look with what was measured, for the card. */
export function judgeCanary(arms: Canaries, rule: Rule): Judgement {
  const { expected, baseRate, share, isWindowOver, now } = rule;
  const { metric, better } = expected;
  const verdict = verdictOf(arms, { metric, better, baseRate, share });
  const { control, treatment } = arms;
  if (control.sent === 0 || treatment.sent === 0) return { measured: null, ...verdict };
  const [a, b] = objectiveOf(arms, metric);
  const measured: Measured = {
    metric,
    delta: rateOf(b) - rateOf(a),
    interval: differenceSequence(a, b, priorFromRate(baseRate, PRIOR_WEIGHT), LEVEL),
    level: LEVEL,
    n_control: a.n,
    n_treatment: b.n,
    rate_control: rateOf(a),
    rate_treatment: rateOf(b),
    guardrails: guardrailsOf(arms),
    sample_ratio_p: checkSplit([control.sent, treatment.sent], [1 - share, share]).p,
    window_over: isWindowOver,
    as_of: now.toISOString(),
  };
  return { measured, ...verdict };
}
