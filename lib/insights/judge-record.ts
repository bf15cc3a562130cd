import type { ForecastQuality } from '../forecast/schema';

export type Verdict = { tone: 'good' | 'info' | 'warn'; title: string; text: string };

/**
 * The record in one sentence (statistics.md 6): skill is an interval of the ranking above chance and a smaller
 * error than the base rate's; calibration is judged against the noise of a perfect model at this n.
 */
export function judgeRecord(quality: ForecastQuality): Verdict {
  const { auc_interval, brier, brier_base_rate, ece, ece_noise_floor } = quality;
  const hasSkill =
    auc_interval !== null &&
    auc_interval[0] > 0.5 &&
    brier !== null &&
    brier_base_rate !== null &&
    brier < brier_base_rate;
  if (!hasSkill) {
    return {
      tone: 'info',
      title: 'No skill beyond the base rate',
      text: 'On later deals the model does not beat the base rate, so every open deal shows the base rate. More fields, or more closed deals, may change that.',
    };
  }
  if (ece !== null && ece_noise_floor !== null && ece > ece_noise_floor) {
    return {
      tone: 'warn',
      title: 'Ranks deals well, but its percentages are off',
      text: 'The distance from the diagonal is more than chance explains. It is recalibrated on recent deals, and intervals are wider until then.',
    };
  }
  return {
    tone: 'good',
    title: 'Better than the base rate, and its percentages hold',
    text: 'It tells deals apart on later deals, and the distance from the diagonal is within what chance explains.',
  };
}
