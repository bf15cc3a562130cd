const ENDS = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75] as const;

/** Where a scale ends that holds all these rates: a round number, the same for every bar of a list. */
export function scaleEnd(highest: readonly number[]): number {
  const top = Math.max(0, ...highest);
  return ENDS.find((end) => top <= end) ?? 1;
}
