import { minimise } from '../stats/minimise';
import type { BoostInput } from './boost';
import { type BinMatrix, binCount } from './feature';

/** An additive model: log odds = `start` + Σ over features of `tables[feature][bin]`. */
export type AdditiveModel = { start: number; tables: number[][] };

/** Position of each bin of a number, standardised; bin 0 (missing) has none. Outliers sit in the outermost bin. */
function binPositions(bins: Uint8Array, rows: Int32Array, count: number): Float64Array {
  const seen = new Float64Array(count);
  for (const row of rows) seen[bins[row] as number] = (seen[bins[row] as number] as number) + 1;
  const total = rows.length - (seen[0] as number);
  const positions = new Float64Array(count);
  let below = 0;
  let squares = 0;
  for (let bin = 1; bin < count; bin++) {
    const share = (seen[bin] as number) / Math.max(1, total);
    positions[bin] = below + share / 2 - 0.5;
    squares += share * (positions[bin] as number) ** 2;
    below += share;
  }
  const scale = squares > 1e-9 ? 1 / Math.sqrt(squares) : 0;
  return positions.map((position) => position * scale);
}

/**
 * Logistic regression with an L2 penalty ½λ‖w‖² (intercept free): one-hot categories, numbers by their standardised
 * rank with a separate weight for "missing". Ranks make it indifferent to outliers and units.
 */
export function fitLogistic(
  { features, matrix, labels, weights, rows }: BoostInput,
  lambda: number,
): AdditiveModel {
  const counts = features.map(binCount);
  const isNumber = features.map((feature) => feature.kind === 'number');
  const positions = features.map((_, f) =>
    isNumber[f] ? binPositions(matrix.bins[f] as Uint8Array, rows, counts[f] as number) : new Float64Array(0),
  );
  const offsets: number[] = [];
  let size = 1;
  for (let f = 0; f < features.length; f++) {
    offsets.push(size);
    size += isNumber[f] ? 2 : (counts[f] as number);
  }
  const margins = new Float64Array(rows.length);
  const slopes = new Float64Array(rows.length);

  const theta = minimise((x, gradient) => {
    margins.fill(x[0] as number);
    for (let f = 0; f < features.length; f++) {
      const table = tableOf(x, f);
      const own = matrix.bins[f] as Uint8Array;
      for (let i = 0; i < rows.length; i++) {
        margins[i] = (margins[i] as number) + (table[own[rows[i] as number] as number] as number);
      }
    }
    let loss = 0;
    gradient.fill(0);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      const margin = margins[i] as number;
      const label = labels[row] as number;
      const weight = weights[row] as number;
      loss += weight * (Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(margin, 0) - label * margin);
      slopes[i] = weight * (1 / (1 + Math.exp(-margin)) - label);
      gradient[0] = (gradient[0] as number) + (slopes[i] as number);
    }
    for (let f = 0; f < features.length; f++) addGradient(gradient, f);
    for (let p = 1; p < size; p++) {
      loss += 0.5 * lambda * (x[p] as number) ** 2;
      gradient[p] = (gradient[p] as number) + lambda * (x[p] as number);
    }
    return loss;
  }, size);

  function tableOf(x: Float64Array, f: number): Float64Array {
    const at = offsets[f] as number;
    if (!isNumber[f]) return x.subarray(at, at + (counts[f] as number));
    const table = (positions[f] as Float64Array).map((position) => position * (x[at] as number));
    table[0] = x[at + 1] as number;
    return table;
  }

  function addGradient(gradient: Float64Array, f: number): void {
    const byBin = new Float64Array(counts[f] as number);
    const own = matrix.bins[f] as Uint8Array;
    for (let i = 0; i < rows.length; i++) {
      const bin = own[rows[i] as number] as number;
      byBin[bin] = (byBin[bin] as number) + (slopes[i] as number);
    }
    const at = offsets[f] as number;
    if (!isNumber[f]) {
      gradient.set(byBin, at);
      return;
    }
    gradient[at + 1] = byBin[0] as number;
    for (let bin = 1; bin < byBin.length; bin++) {
      gradient[at] =
        (gradient[at] as number) + (byBin[bin] as number) * ((positions[f] as Float64Array)[bin] as number);
    }
  }

  return centred({
    start: theta[0] as number,
    tables: features.map((_, f) => Array.from(tableOf(theta, f))),
  });

  /** The same model with every table at mean 0 over the rows learnt from, so that its terms are contributions. */
  function centred(model: AdditiveModel): AdditiveModel {
    let { start } = model;
    const tables = model.tables.map((table, f) => {
      const own = matrix.bins[f] as Uint8Array;
      let sum = 0;
      let total = 0;
      for (const row of rows) {
        sum += (weights[row] as number) * (table[own[row] as number] as number);
        total += weights[row] as number;
      }
      start += sum / total;
      return table.map((value) => value - sum / total);
    });
    return { start, tables };
  }
}

/** Log odds of every row of a matrix. */
export function additiveMargins(model: AdditiveModel, matrix: BinMatrix): Float64Array {
  const margins = new Float64Array(matrix.n).fill(model.start);
  for (let f = 0; f < model.tables.length; f++) {
    const table = model.tables[f] as number[];
    const own = matrix.bins[f] as Uint8Array;
    for (let i = 0; i < margins.length; i++)
      margins[i] = (margins[i] as number) + (table[own[i] as number] ?? 0);
  }
  return margins;
}
