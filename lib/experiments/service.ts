import 'server-only';
import { type Arm, assignArm } from './assign';
import { isSampleRatioOk, sampleRatioP } from './sample-ratio';

/** The arm of a unit, for other slices: the same at every call. */
export const armFor = (experimentId: string, unitId: string, arms: readonly Arm[]): string =>
  assignArm(experimentId, unitId, arms);

/** Whether so many units of each arm can have come from these weights. */
export function checkSplit(
  counts: readonly number[],
  weights: readonly number[],
): { p: number; isOk: boolean } {
  return { p: sampleRatioP(counts, weights), isOk: isSampleRatioOk(counts, weights) };
}
