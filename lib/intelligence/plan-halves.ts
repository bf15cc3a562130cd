import { keyOf } from './key';
import type { OtherHalf } from './plan-schema';
import type { Finding, PatternKey } from './schema';
import { lineText } from './words';

const kindOf = (part: Readonly<Record<string, string>>) => Object.keys(part).sort().join('+');

/** Decisions that can only go one of two ways: whoever gives up the one has taken the other. */
const TWO_WAYS: ReadonlySet<string> = new Set(['subject_length', 'link']);
export const hasTwoWays = (pattern: PatternKey): boolean => TWO_WAYS.has(kindOf(pattern));

/** Of a decision with two known ways in a context the other one. Null where there are more, or only this one. */
export function otherWay(finding: Finding, findings: readonly Finding[]): Finding | null {
  const others = findings.filter(
    (other) =>
      other.metric === finding.metric &&
      kindOf(other.pattern) === kindOf(finding.pattern) &&
      keyOf(other.context) === keyOf(finding.context) &&
      keyOf(other.pattern) !== keyOf(finding.pattern),
  );
  return others.length === 1 ? (others[0] ?? null) : null;
}

/** How far the nearer end of the interval lies from no difference: what the evidence makes sure. */
const sureness = ({ uplift: { interval } }: Finding) =>
  interval[0] > 0 ? interval[0] : Math.max(0, -interval[1]);

/**
 * Which half of a change is proposed when both ways are decided. Where only two ways are possible, "always the one" and
 * "never the other" are the same, and the surer one stays. Otherwise to adopt is more than to retire, and contains it.
 */
export function isProposedHalf(finding: Finding, other: Finding): boolean {
  if (other.verdict === 'undecided') return true;
  const difference = hasTwoWays(finding.pattern) ? sureness(finding) - sureness(other) : 0;
  return difference === 0 ? finding.verdict === 'winning' : difference > 0;
}

/** What the change says about the other way, with that way's own evidence. To retire one of many ways says nothing. */
export function otherHalf(finding: Finding, other: Finding): OtherHalf | null {
  const isWinner = finding.verdict === 'winning';
  if (!isWinner && !hasTwoWays(finding.pattern)) return null;
  const { metric, n, successes, rate, rest, uplift, pattern } = other;
  return {
    list: isWinner ? 'avoid' : 'best_practices',
    pattern,
    text: lineText({ ...other, verdict: isWinner ? 'losing' : 'winning' }),
    evidence: { metric, n, successes, rate, rest, uplift },
  };
}
