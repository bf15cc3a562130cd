import { type ForecastInput, findForecast } from './find-forecast';
import { findNextActions } from './find-next-action';
import { findPatterns } from './find-patterns';
import { findRules } from './find-rules';
import { similarRate, type Twins } from './find-twins';
import type { Finding, StoredRecord } from './finding';
import type { DealView } from './history';
import type { Rule } from './rules';
import type { PipelineShape } from './stages';

export type FindingsInput = {
  view: DealView;
  shape: PipelineShape;
  records: readonly StoredRecord[];
  rules: readonly Rule[];
  twins: Twins;
  forecast: ForecastInput;
};

const MAX_RISKS = 3;
const MAX_OPPORTUNITIES = 2;

/** Everything worth saying about a deal now, computed: the forecast, then what to do, then why. */
export function computeFindings(input: FindingsInput): Finding[] {
  const { view, shape, records, rules, twins, forecast } = input;
  const patterns = findPatterns(view, shape, records);
  const risks = patterns.filter((finding) => finding.kind === 'risk').slice(0, MAX_RISKS);
  const opportunities = patterns
    .filter((finding) => finding.kind === 'opportunity')
    .slice(0, MAX_OPPORTUNITIES);
  const closed = (forecast.record?.won ?? 0) + (forecast.record?.lost ?? 0);
  const similar = similarRate(
    forecast.matches,
    closed > 0 ? ((forecast.record?.won ?? 0) + 1) / (closed + 2) : 0.5,
  );
  const next = findNextActions(view, [...risks, ...opportunities], records, twins, similar);
  return [
    findForecast(view, forecast),
    ...next,
    ...risks,
    ...opportunities,
    ...findRules(view, rules, records),
  ];
}

/** Signals (without rules) that hold now; the review asks which of them were never raised. */
export function presentSignals(
  view: DealView,
  shape: PipelineShape,
  records: readonly StoredRecord[],
): string[] {
  return findPatterns(view, shape, records).map((finding) => finding.signal);
}
