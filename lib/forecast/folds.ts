import { type Rng, shuffledIndices } from '@/lib/stats/rng';

/** Learn from `fit`, judge on `check`. */
export type Fold = { fit: Int32Array; check: Int32Array };

const range = (from: number, to: number): Int32Array =>
  Int32Array.from({ length: to - from }, (_, i) => from + i);

/**
 * Forward-chained folds of n deals in time order: each block is predicted from everything before it, never the other
 * way round. The first half is only learnt from.
 */
export function forwardFolds(n: number): Fold[] {
  const blocks = n > 20_000 ? 2 : 4;
  const first = n > 20_000 ? Math.floor(n * 0.7) : Math.floor(n * 0.5);
  return Array.from({ length: blocks }, (_, block) => {
    const from = first + Math.floor(((n - first) * block) / blocks);
    const to = first + Math.floor(((n - first) * (block + 1)) / blocks);
    return { fit: range(0, from), check: range(from, to) };
  });
}

/** k folds that keep every group whole; `groups` are integers ≥ 0. */
export function groupedFolds(groups: Int32Array, k: number, rng: Rng): Fold[] {
  const foldOf = assignGroups(groups, k, rng);
  return Array.from({ length: k }, (_, fold) => {
    const rows = range(0, groups.length);
    return {
      fit: rows.filter((row) => foldOf[row] !== fold),
      check: rows.filter((row) => foldOf[row] === fold),
    };
  }).filter((fold) => fold.check.length > 0 && fold.fit.length > 0);
}

/** A fold number 0…k−1 for every deal, equal within a group, of about equal size. */
export function assignGroups(groups: Int32Array, k: number, rng: Rng): Uint8Array {
  const count = groups.reduce((max, group) => Math.max(max, group), -1) + 1;
  const sizes = new Float64Array(count);
  for (const group of groups) sizes[group] = (sizes[group] as number) + 1;
  const foldOfGroup = new Uint8Array(count);
  const load = new Float64Array(k);
  const order = Array.from(shuffledIndices(count, rng)).sort(
    (a, b) =>
      Number((sizes[b] as number) > 1) * (sizes[b] as number) -
      Number((sizes[a] as number) > 1) * (sizes[a] as number),
  );
  for (const group of order) {
    let lightest = 0;
    for (let fold = 1; fold < k; fold++)
      if ((load[fold] as number) < (load[lightest] as number)) lightest = fold;
    foldOfGroup[group] = lightest;
    load[lightest] = (load[lightest] as number) + (sizes[group] as number);
  }
  return Uint8Array.from(groups, (group) => foldOfGroup[group] as number);
}

/** A group number for every deal: deals whose attributes are all the same share one. */
export function identicalGroups(columns: readonly (readonly (string | null)[])[], n: number): Int32Array {
  const seen = new Map<string, number>();
  return Int32Array.from({ length: n }, (_, row) => {
    const key = columns.map((texts) => texts[row] ?? '').join('\u0001');
    const group = seen.get(key) ?? seen.size;
    seen.set(key, group);
    return group;
  });
}
