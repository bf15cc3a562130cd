import { createRng, type Rng } from '@/lib/stats/rng';

export type Dice = Rng & {
  pick: <T>(items: readonly T[]) => T;
  weighted: <T>(items: readonly (readonly [T, number])[]) => T;
  chance: (probability: number) => boolean;
  between: (low: number, high: number) => number;
  whole: (low: number, high: number) => number;
  /** Log-normal with the given median; `spread` is the standard deviation of its logarithm. */
  skewed: (median: number, spread: number) => number;
};

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('Nothing to choose from.');
  return item;
}

/** FNV-1a, 32 bits: turns a label into a seed. */
export function hashLabel(label: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Dice of their own for every label, so that one more draw in one place shifts nothing elsewhere. */
export function dice(seed: number, label: string): Dice {
  const rng = createRng(hashLabel(`${seed}:${label}`));
  return {
    ...rng,
    pick: (items) => items[rng.int(items.length)] ?? first(items),
    weighted: (items) => {
      const total = items.reduce((sum, [, weight]) => sum + weight, 0);
      let left = rng.next() * total;
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return first(items)[0];
    },
    chance: (probability) => rng.next() < probability,
    between: (low, high) => low + (high - low) * rng.next(),
    whole: (low, high) => low + rng.int(high - low + 1),
    skewed: (median, spread) => median * Math.exp(spread * rng.normal()),
  };
}
