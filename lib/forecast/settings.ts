import type { BoostSettings } from './boost';
import type { Memory } from './memory';

/** What is decided once per training, by validation, and can be reused by the next one. */
export type TunedSettings = {
  boost: BoostSettings;
  /** Share of the boosted trees in the blend; the rest is the additive model. */
  treeShare: number;
  memory: Memory;
};

export const ADDITIVE_LAMBDA = 10;

/** Boosting settings by sample size: smaller samples get shallower trees and more sampling noise. */
export function boostSettings(n: number): BoostSettings {
  if (n < 1500) {
    return { rounds: 500, depth: 4, rate: 0.03, lambda: 5, minHessian: 3, columnShare: 0.3, rowShare: 0.7 };
  }
  if (n < 10_000) {
    return { rounds: 600, depth: 4, rate: 0.04, lambda: 5, minHessian: 10, columnShare: 0.4, rowShare: 0.7 };
  }
  const pace = n > 20_000 ? { rounds: 450, rate: 0.08 } : { rounds: 600, rate: 0.05 };
  return { ...pace, depth: 6, lambda: 10, minHessian: 20, columnShare: 0.4, rowShare: 0.7 };
}

/** How many models are averaged, and what share of the deals each of them sees. */
export function ensembleSize(n: number): { members: number; share: number } {
  if (n < 3000) return { members: 12, share: 0.75 };
  if (n < 20_000) return { members: 6, share: 0.7 };
  return { members: 4, share: 0.65 };
}
