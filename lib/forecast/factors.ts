import { logit } from '@/lib/stats/scores';
import type { Column } from './cell';
import { encodeProfiles } from './encode';
import { describeEvidence } from './evidence';
import type { BinMatrix } from './feature';
import type { ForecastModel } from './model';
import type { Prediction } from './predict';
import { type Profile, readLike } from './profile';
import { addPathContributions } from './tree';

/** What one attribute adds to or takes from a deal's probability, in probability points (−1…1). */
export type Factor = { feature: string; value: string; effect: number; evidence: string | null };

/** The name under which everything beyond the shown factors is summed. */
export const OTHER_FACTORS = 'Everything else';
const SHOWN = 6;

/** Contributions to the calibrated log odds by attribute. */
function contributions(model: ForecastModel, matrix: BinMatrix, row: number): Map<string, number> {
  const bySource = new Map<string, number>();
  const { ensemble, encoder, calibration } = model;
  if (!ensemble) return bySource;
  const byFeature = new Float64Array(encoder.features.length);
  const each = calibration.slope / ensemble.members.length;
  for (const { trees, additive } of ensemble.members) {
    addPathContributions(trees.forest, matrix.bins, row, byFeature, each * ensemble.treeShare);
    additive.tables.forEach((table, f) => {
      const step = table[(matrix.bins[f] as Uint8Array)[row] as number] ?? 0;
      byFeature[f] = (byFeature[f] as number) + each * (1 - ensemble.treeShare) * step;
    });
  }
  encoder.features.forEach(({ source }, f) => {
    bySource.set(source, (bySource.get(source) ?? 0) + (byFeature[f] as number));
  });
  return bySource;
}

/**
 * Splits each deal's probability minus the base rate into attributes, exactly: log-odds contributions (tree paths after
 * Saabas 2014 and additive terms) are carried into probabilities along the straight line between base and forecast
 * (Aumann–Shapley, Sundararajan et al. 2017), which scales all of them alike. The six largest are named; the rest,
 * interactions with the overall level included, is "Everything else". No factors when the model abstains.
 */
export function explainDeals(
  model: ForecastModel,
  columns: readonly Column[],
  predictions: readonly Prediction[],
): Factor[][] {
  if (!model.ensemble || model.abstention) return predictions.map(() => []);
  const n = predictions.length;
  const blank = Array.from({ length: n }, () => null);
  const profiles = model.encoder.columns.map(({ name, kind, dayOrder }) =>
    readLike(kind, dayOrder, columns.find((column) => column.name === name) ?? { name, cells: blank }),
  );
  const matrix = encodeProfiles(model.encoder, profiles, n);
  return predictions.map(({ probability }, row) =>
    toFactors(model, contributions(model, matrix, row), profiles, row, probability),
  );
}

function toFactors(
  model: ForecastModel,
  bySource: ReadonlyMap<string, number>,
  profiles: readonly Profile[],
  row: number,
  probability: number,
): Factor[] {
  const base = model.baseRate.mean;
  const distance = logit(probability) - logit(base);
  const scale = Math.abs(distance) > 1e-6 ? (probability - base) / distance : probability * (1 - probability);
  const shown = [...bySource]
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
    .slice(0, SHOWN)
    .filter(([, step]) => Math.abs(step * scale) >= 0.0005);
  const factors = shown.map(([feature, step]): Factor => {
    const profile = profiles.find((candidate) => candidate.name === feature);
    return {
      feature,
      value: profile?.texts[row] ?? 'not known',
      effect: step * scale,
      evidence: profile ? describeEvidence(model.evidence, profile, row, base) : null,
    };
  });
  const rest = probability - base - factors.reduce((sum, factor) => sum + factor.effect, 0);
  return [...factors, { feature: OTHER_FACTORS, value: '', effect: rest, evidence: null }];
}
