import { createHash } from 'node:crypto';

/** One way of doing it, and its share of the units: any positive weight. */
export type Arm = { arm: string; weight: number };

/** A number in [0, 1) that is always the same for this experiment and unit, and independent between experiments. */
export function unitInterval(experimentId: string, unitId: string): number {
  const digest = createHash('sha256').update(`${experimentId}:${unitId}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

/**
 * The arm of a unit: the same at every call, without a table. Weights may change only with a new experiment id,
 * otherwise units change sides. Throws RangeError without an arm of positive weight.
 */
export function assignArm(experimentId: string, unitId: string, arms: readonly Arm[]): string {
  const total = arms.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0) || arms.some(({ weight }) => weight < 0))
    throw new RangeError('An experiment needs arms with positive weights.');
  let left = unitInterval(experimentId, unitId) * total;
  const usable = arms.filter(({ weight }) => weight > 0);
  for (const { arm, weight } of usable) {
    left -= weight;
    if (left < 0) return arm;
  }
  return usable.at(-1)?.arm ?? '';
}
