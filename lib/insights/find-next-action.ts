import { patternEvidence, rankSteps } from './find-patterns';
import type { Twins } from './find-twins';
import { type Confidence, confidenceOf, type Finding, type StoredRecord } from './finding';
import { clip, formatRate, pickVariant } from './format';
import type { DealView } from './history';
import { STEP_WINDOW_DAYS } from './next-steps';
import { patternByKey } from './patterns';
import { STEP_TITLES, stepAction } from './step-words';

function withoutRate(record: StoredRecord): { text: string; n: number; mean: number } | null {
  const { n_without, hits_without, mean_without, low_without, high_without } = record.details;
  if (!n_without) return null;
  const interval: [number, number] = [Number(low_without), Number(high_without)];
  return {
    n: Number(n_without),
    mean: Number(mean_without),
    text: `without it ${hits_without} of ${n_without}: ${formatRate(Number(mean_without), interval, Number(n_without))}`,
  };
}

/** Fewer deals that took the step, or a smaller difference, are no advice. */
const MIN_STEPS = 5;
const MIN_STEP_LIFT = 0.04;

/** The step that helped most against a finding in past deals, or null when nothing was measured to help. */
function stepAgainst(finding: Finding, view: DealView, records: readonly StoredRecord[]): Finding | null {
  const best = rankSteps(records, finding.signal).find(({ record }) => {
    const without = withoutRate(record);
    return record.n >= MIN_STEPS && (without === null || record.mean - without.mean >= MIN_STEP_LIFT);
  });
  if (!best) return null;
  const { step, record } = best;
  const label = patternByKey(finding.signal)?.label ?? 'like this';
  const rate = formatRate(record.mean, record.interval, record.n);
  const without = withoutRate(record);
  const deals = record.n === 1 ? 'past deal' : 'past deals';
  const sentence = `Of ${record.n} ${deals} ${label} and then ${step.label} within ${STEP_WINDOW_DAYS} days, ${record.hits} ${record.hits === 1 ? 'was' : 'were'} won: ${rate}${without ? `; ${without.text}` : ''}.`;
  return {
    kind: 'next_action',
    signal: `${finding.signal}>${step.key}`,
    title: clip(pickVariant(STEP_TITLES[step.key](view), `${view.deal.id}:${step.key}`), 160),
    body: `${sentence} This is an association, not proof.`,
    actions: [stepAction(step.key, view)],
    confidence: confidenceOf(record),
    evidence: [
      ...finding.evidence.filter((item) => item.type !== 'pattern'),
      patternEvidence(record, sentence),
    ],
    lift: record.mean - (without?.mean ?? record.mean),
  };
}

/** What the nearest won deal did at the step where the nearest lost one did something else. */
function stepFromTwins(twins: Twins, confidence: Confidence): Finding | null {
  const { parting, won, lost } = twins;
  if (!parting?.won || !won || parting.won.key.startsWith('stage:') || parting.won.key === 'silence')
    return null;
  const did = `${won.name} (won): ${parting.won.label} on day ${parting.won.day}`;
  const other =
    parting.lost && lost ? `; ${lost.name} (lost): ${parting.lost.label} on day ${parting.lost.day}` : '';
  return {
    kind: 'next_action',
    signal: 'twins',
    title: clip(`Do what the closest won deal did: ${parting.won.label}`, 160),
    body: `The closest won and lost deals parted here. ${did}${other}.`,
    actions: ['Compare the two deals below and take the step that the won one took.'],
    confidence,
    evidence: [
      { type: 'deal', id: won.id, label: did },
      ...(parting.lost && lost
        ? [
            {
              type: 'deal' as const,
              id: lost.id,
              label: `${lost.name} (lost): ${parting.lost.label} on day ${parting.lost.day}`,
            },
          ]
        : []),
    ],
    lift: 0,
  };
}

/** The one or two things to do next, each with what came of it before. */
export function findNextActions(
  view: DealView,
  findings: readonly Finding[],
  records: readonly StoredRecord[],
  twins: Twins,
  similar: Confidence,
): Finding[] {
  const steps = findings.flatMap((finding) => stepAgainst(finding, view, records) ?? []);
  const byStep = new Map<string, Finding>();
  for (const step of steps.sort((a, b) => b.lift - a.lift)) {
    const key = step.signal.split('>')[1] ?? step.signal;
    if (!byStep.has(key)) byStep.set(key, step);
  }
  const chosen = [...byStep.values()].slice(0, 2);
  const fromTwins = chosen.length < 2 ? stepFromTwins(twins, similar) : null;
  return fromTwins ? [...chosen, fromTwins] : chosen;
}
