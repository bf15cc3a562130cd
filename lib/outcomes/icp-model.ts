import { aucWithInterval } from '../stats/auc';
import { calibrationNoiseFloor, expectedCalibrationError } from '../stats/calibration-error';
import { minimise } from '../stats/minimise';
import { createRng } from '../stats/rng';
import { brierScore, logit, sigmoid } from '../stats/scores';
import { ICP_DIMENSIONS, type IcpCell, type IcpDimension, type IcpQuality } from './icp-schema';

/** Log odds that a lead answers well: `intercept` + one weight for each thing that is known of it. */
export type IcpParameters = { intercept: number; weights: Record<IcpDimension, Record<string, number>> };

/** A value seen on fewer leads is treated as unknown. */
const MIN_SEEN = 5;
const PENALTIES = [2, 8, 32];

type Term = { dimension: IcpDimension; value: string };

/** Logistic regression on one-hot values with an L2 penalty ½λ‖w‖²; the intercept is free. */
export function fitIcp(cells: readonly IcpCell[], lambda: number): IcpParameters {
  const terms = ICP_DIMENSIONS.flatMap((dimension) => {
    const seen = new Map<string, number>();
    for (const cell of cells) {
      const value = cell[dimension];
      if (value !== null) seen.set(value, (seen.get(value) ?? 0) + cell.n);
    }
    return [...seen].flatMap(([value, n]): Term[] => (n >= MIN_SEEN ? [{ dimension, value }] : []));
  });
  const place = new Map(terms.map(({ dimension, value }, i) => [`${dimension}:${value}`, i + 1]));
  const places = cells.map((cell) =>
    ICP_DIMENSIONS.flatMap((dimension) => place.get(`${dimension}:${cell[dimension]}`) ?? []),
  );
  const fitted = minimise((x, gradient) => {
    gradient.fill(0);
    let loss = 0;
    cells.forEach(({ n, positive }, i) => {
      const used = [0, ...(places[i] ?? [])];
      const margin = used.reduce((sum, at) => sum + (x[at] ?? 0), 0);
      const p = sigmoid(margin);
      loss += n * (Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(margin, 0)) - positive * margin;
      for (const at of used) gradient[at] = (gradient[at] ?? 0) + n * p - positive;
    });
    for (let at = 1; at < x.length; at++) {
      loss += 0.5 * lambda * (x[at] ?? 0) ** 2;
      gradient[at] = (gradient[at] ?? 0) + lambda * (x[at] ?? 0);
    }
    return loss;
  }, terms.length + 1);
  const weights = Object.fromEntries(ICP_DIMENSIONS.map((name) => [name, {}])) as IcpParameters['weights'];
  terms.forEach(({ dimension, value }, i) => {
    weights[dimension][value] = fitted[i + 1] ?? 0;
  });
  return { intercept: fitted[0] ?? 0, weights };
}

export function icpScore(
  { intercept, weights }: IcpParameters,
  lead: Record<IcpDimension, string | null>,
): number {
  return sigmoid(
    ICP_DIMENSIONS.reduce((sum, name) => sum + (weights[name][lead[name] ?? ''] ?? 0), intercept),
  );
}

/** Platt scaling on leads that the model has not seen, drawn towards no change; folded into the weights. */
function calibrated(model: IcpParameters, cells: readonly IcpCell[]): { slope: number; shift: number } {
  const margins = cells.map((cell) => logit(icpScore(model, cell)));
  const [slope = 1, shift = 0] = minimise((x, gradient) => {
    const [a = 1, b = 0] = x;
    let loss = 5 * (a - 1) ** 2 + 0.5 * b ** 2;
    gradient[0] = 10 * (a - 1);
    gradient[1] = b;
    cells.forEach(({ n, positive }, i) => {
      const at = margins[i] ?? 0;
      const margin = a * at + b;
      loss += n * (Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(margin, 0)) - positive * margin;
      const slack = n * sigmoid(margin) - positive;
      gradient[0] = (gradient[0] ?? 0) + slack * at;
      gradient[1] = (gradient[1] ?? 0) + slack;
    });
    return loss;
  }, 2);
  return { slope: Math.max(0, slope), shift };
}

function rescaled({ intercept, weights }: IcpParameters, { slope, shift }: { slope: number; shift: number }) {
  const scaled = ICP_DIMENSIONS.map((name) => [
    name,
    Object.fromEntries(Object.entries(weights[name]).map(([value, weight]) => [value, slope * weight])),
  ]);
  return {
    intercept: slope * intercept + shift,
    weights: Object.fromEntries(scaled) as IcpParameters['weights'],
  };
}

const total = (cells: readonly IcpCell[], of: 'n' | 'positive') =>
  cells.reduce((sum, cell) => sum + cell[of], 0);

function logLossOf(model: IcpParameters, cells: readonly IcpCell[]): number {
  return cells.reduce((sum, cell) => {
    const p = icpScore(model, cell);
    return sum - cell.positive * Math.log(p) - (cell.n - cell.positive) * Math.log(1 - p);
  }, 0);
}

export type IcpFit = { model: IcpParameters; quality: IcpQuality; hasSkill: boolean };

/**
 * Learns on the first 60 % of the leads by time, chooses the penalty and calibrates on the next 20 %, and is judged on
 * the last 20 %. Skill: a Brier score below that of the base rate by more than two standard errors. What is returned
 * is then fitted to all leads with the same penalty and calibration.
 */
export function learnIcp(cells: readonly IcpCell[]): IcpFit {
  const [early, middle, late] = byTime(cells);
  const fits = PENALTIES.map((lambda) => ({ lambda, model: fitIcp(early, lambda) }));
  const best = fits.reduce((a, b) => (logLossOf(b.model, middle) < logLossOf(a.model, middle) ? b : a));
  const calibration = calibrated(best.model, middle);
  const judged = rescaled(best.model, calibration);
  const known = [...early, ...middle];
  const base = total(known, 'positive') / total(known, 'n');
  return {
    model: rescaled(fitIcp(cells, best.lambda), calibration),
    ...judge(judged, late, base),
  };
}

function byTime(cells: readonly IcpCell[]): [IcpCell[], IcpCell[], IcpCell[]] {
  const parts: [IcpCell[], IcpCell[], IcpCell[]] = [[], [], []];
  const all = total(cells, 'n');
  let before = 0;
  for (const cell of [...cells].sort((a, b) => (a.week ?? '').localeCompare(b.week ?? ''))) {
    const share = before / all;
    const laterPart = share < 0.8 ? parts[1] : parts[2];
    (share < 0.6 ? parts[0] : laterPart).push(cell);
    before += cell.n;
  }
  return parts;
}

function judge(model: IcpParameters, cells: readonly IcpCell[], base: number) {
  const leads = cells.flatMap((cell) => {
    const p = icpScore(model, cell);
    return Array.from({ length: cell.n }, (_, i) => ({ p, label: Number(i < cell.positive) }));
  });
  const labels = leads.map(({ label }) => label);
  const scores = leads.map(({ p }) => p);
  const gains = leads.map(({ p, label }) => (base - label) ** 2 - (p - label) ** 2);
  const gain = gains.reduce((sum, value) => sum + value, 0) / gains.length;
  const variance = gains.reduce((sum, value) => sum + (value - gain) ** 2, 0) / Math.max(1, gains.length - 1);
  const { auc, interval } = aucWithInterval(labels, scores);
  const quality: IcpQuality = {
    n: labels.length,
    auc,
    auc_interval: interval,
    brier: brierScore(labels, scores),
    brier_base_rate: brierScore(
      labels,
      labels.map(() => base),
    ),
    ece: expectedCalibrationError(labels, scores),
    ece_noise_floor: calibrationNoiseFloor(scores, createRng(1)).p95,
  };
  return { quality, hasSkill: gain > 2 * Math.sqrt(variance / gains.length) };
}
