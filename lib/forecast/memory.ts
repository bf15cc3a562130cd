import { createRng } from '@/lib/stats/rng';
import { boost } from './boost';
import { recencyWeights } from './calibration';
import { foldInput, joined, type Sample, usableRows } from './fold-input';
import type { Fold } from './folds';
import { LEVEL_HALF_LIVES, type LevelHalfLife, recentLevel } from './level';

/** How an organisation's past goes stale, in deals: for what the model learns, and for the overall level. */
export type Memory = { halfLife: number | null; levelHalfLife: LevelHalfLife };

export const PERFECT_MEMORY: Memory = { halfLife: null, levelHalfLife: null };

const QUICK = { rounds: 50, depth: 4, rate: 0.15, lambda: 3, minHessian: 5, columnShare: 0.6, rowShare: 0.7 };
const HALF_LIVES = [null, 8000, 2500, 800, 250];
const MIN_DEALS = 600;
/** The newest deals that a quick model learns from, and how many it then predicts. */
const WINDOW = 15_000;
const HORIZON = 1000;
const BLOCKS = 4;

function memoryFolds(n: number): Fold[] {
  const first = Math.floor(n / 2);
  const horizon = Math.min(HORIZON, Math.floor((n - first) / BLOCKS));
  return Array.from({ length: BLOCKS }, (_, block) => {
    const to = n - Math.floor(((n - first) / BLOCKS) * block);
    const from = to - horizon;
    const start = Math.max(0, from - WINDOW);
    return {
      fit: Int32Array.from({ length: from - start }, (__, i) => start + i),
      check: Int32Array.from({ length: to - from }, (__, i) => from + i),
    };
  });
}

/**
 * Chooses half-lives by forecasting four later stretches from what came before each with a quick model (prequential
 * log loss, Dawid 1984). Forgetting must beat remembering everything by more than one standard error of the paired
 * difference, because it always costs sample; unless the past was found to go stale before (`expectsDrift`).
 */
export function chooseMemory(sample: Sample, seed: number, expectsDrift = false): Memory {
  const n = sample.labels.length;
  if (n < MIN_DEALS) return PERFECT_MEMORY;
  const halfLives = HALF_LIVES.filter((life) => life === null || life < Math.min(n, WINDOW) / 1.5);
  const candidates = halfLives.flatMap((halfLife) =>
    LEVEL_HALF_LIVES.map((levelHalfLife) => ({ halfLife, levelHalfLife })),
  );
  const losses = new Map(candidates.map((memory) => [memory, [] as number[]]));
  for (const fold of memoryFolds(n)) {
    const input = joined(foldInput(sample, fold, null));
    const past = fold.fit.length;
    const pastLabels = input.labels;
    for (const halfLife of halfLives) {
      const weights = recencyWeights(past, halfLife);
      let margins: Float64Array = new Float64Array(0);
      boost({ ...input, weights, rows: usableRows(weights) }, QUICK, createRng(seed), (all) => {
        margins = all;
        return false;
      });
      for (const memory of candidates.filter((candidate) => candidate.halfLife === halfLife)) {
        const level = recentLevel(margins.subarray(0, past), pastLabels, memory.levelHalfLife);
        fold.check.forEach((row, i) => {
          const margin = (margins[past + i] as number) + level;
          losses.get(memory)?.push(Math.log1p(Math.exp(sample.labels[row] === 1 ? -margin : margin)));
        });
      }
    }
  }
  return bestMemory(losses, expectsDrift);
}

function bestMemory(losses: ReadonlyMap<Memory, number[]>, expectsDrift: boolean): Memory {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const ranked = [...losses].map(([memory, values]) => ({ memory, values, loss: mean(values) }));
  const plain = ranked[0];
  const best = ranked.reduce((a, b) => (b.loss < a.loss ? b : a));
  if (!plain || best === plain) return PERFECT_MEMORY;
  if (expectsDrift) return best.memory;
  const gains = plain.values.map((loss, i) => loss - (best.values[i] as number));
  const gain = mean(gains);
  const error = Math.sqrt(mean(gains.map((value) => (value - gain) ** 2)) / gains.length);
  return gain > error ? best.memory : PERFECT_MEMORY;
}
