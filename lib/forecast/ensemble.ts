import { createRng, type Rng } from '@/lib/stats/rng';
import { type BoostedTrees, type BoostInput, boost, boostedMargins } from './boost';
import type { BinMatrix } from './feature';
import { type AdditiveModel, additiveMargins, fitLogistic } from './logistic';
import { ADDITIVE_LAMBDA, ensembleSize, type TunedSettings } from './settings';

/** One of the averaged models. */
export type Member = { trees: BoostedTrees; additive: AdditiveModel };

/** `varianceScale` turns the spread between members into the sampling variance of their mean. */
export type Ensemble = {
  members: Member[];
  treeShare: number;
  varianceScale: number;
  pooledVariance: number;
};

/**
 * Models on random subsets of whole groups. Their mean is the forecast (subagging, Bühlmann & Yu 2002); their
 * spread is the delete-d jackknife of its sampling error: with a share f of the groups in each subset, the variance
 * between members times f/(1−f) (Shao & Wu 1989).
 */
export function fitEnsemble(input: BoostInput, groups: Int32Array, tuned: TunedSettings, rng: Rng): Ensemble {
  const { members: count, share } = ensembleSize(input.rows.length);
  const groupCount = groups.reduce((max, group) => Math.max(max, group), -1) + 1;
  const members = Array.from({ length: count }, () => {
    const seed = rng.int(2 ** 31);
    const draw = createRng(seed);
    const isIn = Uint8Array.from({ length: groupCount }, () => Number(draw.next() < share));
    const rows = input.rows.filter((row) => isIn[groups[row] as number] === 1);
    const own = { ...input, rows: rows.length > 0 ? rows : input.rows };
    return { trees: boost(own, tuned.boost, draw), additive: fitLogistic(own, ADDITIVE_LAMBDA) };
  });
  const ensemble = {
    members,
    treeShare: tuned.treeShare,
    varianceScale: share / (1 - share),
    pooledVariance: 0,
  };
  const { variances } = ensembleMargins(ensemble, input.matrix);
  let total = 0;
  for (const row of input.rows) total += variances[row] as number;
  return { ...ensemble, pooledVariance: total / Math.max(1, input.rows.length) };
}

/** Degrees of freedom that the pooled variance counts for when one deal's few members are judged. */
const POOLED_WEIGHT = 6;

/** Mean log odds of the members per deal, and the sampling variance of that mean. */
export function ensembleMargins(
  ensemble: Ensemble,
  matrix: BinMatrix,
): { means: Float64Array; variances: Float64Array } {
  const { members, treeShare, varianceScale, pooledVariance } = ensemble;
  const means = new Float64Array(matrix.n);
  const squares = new Float64Array(matrix.n);
  for (const { trees, additive } of members) {
    const boosted = boostedMargins(trees, matrix);
    const linear = additiveMargins(additive, matrix);
    for (let i = 0; i < matrix.n; i++) {
      const margin = treeShare * (boosted[i] as number) + (1 - treeShare) * (linear[i] as number);
      means[i] = (means[i] as number) + margin / members.length;
      squares[i] = (squares[i] as number) + margin * margin;
    }
  }
  const freedom = Math.max(1, members.length - 1);
  const variances = squares.map((sum, i) => {
    const between = Math.max(0, sum - members.length * (means[i] as number) ** 2) / freedom;
    if (pooledVariance === 0) return varianceScale * between;
    return (freedom * varianceScale * between + POOLED_WEIGHT * pooledVariance) / (freedom + POOLED_WEIGHT);
  });
  return { means, variances };
}
