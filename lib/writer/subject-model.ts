import { type RateEstimate, ratePosterior } from '../stats/beta';
import {
  fitLogistic,
  logistic,
  scoreOf,
  scoreVariance,
  type Trials,
  varianceBetween,
} from './subject-logistic';
import type { LearnedRate, LineCount, Metric, RateModel, SubjectModel } from './subject-schema';
import { readLine, TRAITS, traitsOf } from './subject-style';

/** Below this, how a line is written is not learned from. */
export const FEWEST = { messages: 300, lines: 30, successes: 20 };
const FOLDS = 5;
/** Prior variances of a trait's weight, from bold to timid: how far one standard deviation of a trait moves log odds. */
const VARIANCES = [0.04, 0.01, 0.0025];
/** One-sided 5 % over the three variances (Bonferroni): noise is not to be learned. */
const SURE = 2.128;

type Line = { traits: Float64Array; n: number; successes: number };

export const TRAIT_NAMES: readonly string[] = TRAITS.map(({ name }) => name);

/** Open and reply rate by how a line is written. The same counts give the same model, in whatever order. */
export function learnSubjectModel(counts: readonly LineCount[]): SubjectModel {
  const ordered = [...counts].sort((a, b) => (a.subject_line < b.subject_line ? -1 : 1));
  const lines = (metric: Metric): Line[] =>
    ordered.map((count) => ({
      traits: traitsOf(readLine(count.subject_line)),
      n: metric === 'open' ? count.opens_known : count.reached,
      successes: metric === 'open' ? count.opened : count.replied,
    }));
  return { traits: [...TRAIT_NAMES], open: learnRate(lines('open')), reply: learnRate(lines('reply')) };
}

function learnRate(all: readonly Line[]): LearnedRate {
  const lines = all.filter(({ n }) => n > 0);
  const n = lines.reduce((sum, line) => sum + line.n, 0);
  const successes = lines.reduce((sum, line) => sum + line.successes, 0);
  const isEnough =
    n >= FEWEST.messages &&
    lines.length >= FEWEST.lines &&
    Math.min(successes, n - successes) >= FEWEST.successes;
  const [best] = isEnough
    ? VARIANCES.map((variance) => ({ variance, quality: crossValidate(lines, variance) })).sort(
        (a, b) => a.quality.model - b.quality.model,
      )
    : [];
  return {
    n,
    lines: lines.length,
    successes,
    quality: best?.quality ?? null,
    base: fitRate(lines),
    model: best?.quality.is_better ? fitRate(lines, best.variance) : null,
  };
}

/** Without a variance the traits are left out. */
function fitRate(lines: readonly Line[], variance?: number): RateModel {
  const scale = variance === undefined ? { traitMean: [], traitScale: [] } : scaleOf(lines);
  const rows = lines.map((line): Trials => ({ ...line, x: inputsOf(line.traits, scale) }));
  const weigh = (between: number) => fitLogistic(rows, scale.traitMean.length, variance ?? 1, between);
  const between = varianceBetween(rows, weigh(0).weights);
  return { ...scale, ...weigh(between), between };
}

/** Each fifth of the lines is predicted from the others: a line is never on both sides. */
function crossValidate(lines: readonly Line[], variance: number): NonNullable<LearnedRate['quality']> {
  const total = { base: 0, model: 0 };
  const gains: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const seen = lines.filter((_, i) => i % FOLDS !== fold);
    const [base, model] = [fitRate(seen), fitRate(seen, variance)];
    for (const line of lines.filter((_, i) => i % FOLDS === fold)) {
      const losses = { base: lossOf(base, line), model: lossOf(model, line) };
      total.base += losses.base;
      total.model += losses.model;
      gains.push(losses.base - losses.model);
    }
  }
  const n = lines.reduce((sum, line) => sum + line.n, 0);
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const spread = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / (gains.length - 1);
  return {
    base: total.base / n,
    model: total.model / n,
    is_better: mean - SURE * Math.sqrt(spread / gains.length) > 0,
  };
}

function lossOf(model: RateModel, { traits, n, successes }: Line): number {
  const p = logistic(scoreOf(model.weights, inputsOf(traits, model)));
  return -(successes * Math.log(p) + (n - successes) * Math.log(1 - p));
}

type Scale = Pick<RateModel, 'traitMean' | 'traitScale'>;

function scaleOf(lines: readonly Line[]): Scale {
  const n = lines.reduce((sum, line) => sum + line.n, 0);
  const traitMean = TRAITS.map((_, i) =>
    lines.reduce((sum, { traits, n: m }) => sum + (m * (traits[i] ?? 0)) / n, 0),
  );
  const traitScale = traitMean.map((mean, i) =>
    Math.sqrt(lines.reduce((sum, { traits, n: m }) => sum + (m * ((traits[i] ?? 0) - mean) ** 2) / n, 0)),
  );
  return { traitMean, traitScale };
}

/** A trait that never varied says nothing about a line that has it. */
function inputsOf(traits: Float64Array, { traitMean, traitScale }: Scale): number[] {
  return traitMean.map((mean, i) => {
    const scale = traitScale[i] ?? 0;
    return scale < 1e-9 ? 0 : Math.max(-4, Math.min(4, ((traits[i] ?? 0) - mean) / scale));
  });
}

export type Moved = { said: string; isPresent: boolean; effect: number };
export type Prediction = RateEstimate & { basis: 'model' | 'base_rate'; moved: Moved[] };

/** The rate of a line that was never sent: an interval for this line, not for the average of lines. */
export function predictRate(learned: LearnedRate, text: string): Prediction {
  const model = learned.model ?? learned.base;
  const traits = traitsOf(readLine(text));
  const x = inputsOf(traits, model);
  const p = logistic(scoreOf(model.weights, x));
  const variance = scoreVariance(model, x) + model.between;
  // The beta with this mean and, by the delta method, this variance.
  const weight = Math.max(1, 1 / (p * (1 - p) * Math.max(variance, 1e-9)) - 1);
  const { mean, interval } = ratePosterior(0, 0, { alpha: p * weight, beta: (1 - p) * weight });
  const effects = new Map<string, Moved>();
  x.forEach((value, i) => {
    const said = TRAITS[i]?.said ?? '';
    const known = effects.get(said);
    const effect = value * (model.weights[i + 1] ?? 0) * p * (1 - p) + (known?.effect ?? 0);
    effects.set(said, { said, effect, isPresent: (traits[i] ?? 0) > 0 });
  });
  const moved = [...effects.values()].sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  return {
    mean,
    interval: [Math.min(interval[0], mean), Math.max(interval[1], mean)],
    n: learned.n,
    basis: learned.model ? 'model' : 'base_rate',
    moved,
  };
}
