import { OPPORTUNITY_DESCRIPTIONS } from './describe-opportunities';
import { RISK_DESCRIPTIONS } from './describe-risks';
import {
  confidenceOf,
  type Evidence,
  type Finding,
  recordFor,
  recordSentence,
  type StoredRecord,
} from './finding';
import { clip, pickVariant } from './format';
import type { DealView } from './history';
import { STEPS, type Step } from './next-steps';
import { PATTERNS, type Pattern } from './patterns';
import type { PipelineShape } from './stages';
import { ANSWERS } from './step-words';

/** A finding must beat the base rate by this much to be worth a rep's time. */
const MIN_LIFT = 0.02;

const DESCRIPTIONS = { ...RISK_DESCRIPTIONS, ...OPPORTUNITY_DESCRIPTIONS };

/** The receipt of a measured pattern. */
export function patternEvidence(record: StoredRecord, sentence: string): Evidence {
  return { type: 'pattern', id: record.id, label: sentence };
}

/** The steps that answered this finding best in the past, best first; unmeasured ones keep their order. */
export function rankSteps(
  records: readonly StoredRecord[],
  signal: string,
): { step: Step; record: StoredRecord }[] {
  return STEPS.flatMap((step) => {
    const record = records.find((row) => row.key === `${signal}>${step.key}` && row.stage === '');
    return record && record.n > 0 ? [{ step, record }] : [];
  }).sort((a, b) => b.record.interval[0] - a.record.interval[0]);
}

function findingOf(
  pattern: Pattern,
  view: DealView,
  shape: PipelineShape,
  records: readonly StoredRecord[],
): Finding | null {
  const describe = DESCRIPTIONS[pattern.key];
  if (!describe) return null;
  const record = recordFor(records, pattern.key, view.stage);
  const base = Number(record?.details.base_rate ?? record?.mean ?? 0.5);
  const isMeasured = record !== null && record.n > 0;
  const lift = isMeasured ? record.mean - base : 0;
  // Measured and no worse than any other deal: not a finding in this organisation.
  if (isMeasured && lift < MIN_LIFT) return null;
  const { titles, sentence, evidence } = describe(view, shape);
  if (evidence.length === 0) return null;
  const measured = isMeasured ? recordSentence(record, pattern.label) : '';
  const ranked = rankSteps(records, pattern.key);
  const answers = ranked.length > 0 ? ranked.map(({ step }) => step.key) : [];
  return {
    kind: pattern.kind,
    signal: pattern.key,
    title: clip(pickVariant(titles, `${view.deal.id}:${pattern.key}`), 160),
    body: [sentence, measured].filter(Boolean).join(' '),
    actions: ANSWERS[pattern.key]?.(answers[0], view) ?? [],
    confidence: confidenceOf(record),
    evidence: isMeasured && record ? [...evidence, patternEvidence(record, measured)] : evidence,
    lift,
  };
}

/** Every pattern that holds on the deal now and, where it was measured, beat the base rate; strongest first. */
export function findPatterns(
  view: DealView,
  shape: PipelineShape,
  records: readonly StoredRecord[],
): Finding[] {
  return PATTERNS.filter((pattern) => pattern.holds(view, shape))
    .flatMap((pattern) => findingOf(pattern, view, shape, records) ?? [])
    .sort((a, b) => b.lift - a.lift);
}
