import { describe, expect, it, vi } from 'vitest';
import { aucWithInterval } from '@/lib/stats/auc';
import { expectedCalibrationError } from '@/lib/stats/calibration-error';
import { brierScore } from '@/lib/stats/scores';
import { evaluateForecast, splitDeals } from './evaluate';
import { explainDeals } from './factors';
import { decodeModel, encodeModel } from './model-codec';
import { predictDeals } from './predict';
import { rollForecast } from './rolling';
import { sliceDeals, syntheticDrift, syntheticPipeline, syntheticPlain, withoutSignal } from './synthetic';
import { trainForecast } from './train';

const deals = syntheticPipeline(3000, 21);
const past = sliceDeals(deals, 0, 1800);
const future = sliceDeals(deals, 1800, 3000);
const model = trainForecast(past, { seed: 1 });
const predictions = predictDeals(model, future.columns);
const probabilities = predictions.map((prediction) => prediction.probability);

vi.setConfig({ testTimeout: 120_000 });

describe('a forecast where there is signal', () => {
  it('beats the base rate and a logistic regression on later deals, and is calibrated', () => {
    expect(model.abstention).toBeNull();
    const evaluation = evaluateForecast({ set: deals, trainCount: 1800 }, { seed: 1 });
    expect(evaluation.brier).toBeLessThan(evaluation.brier_base - 0.03);
    expect(evaluation.brier).toBeLessThan(evaluation.logistic.brier);
    expect(evaluation.auc).toBeGreaterThan(evaluation.logistic.auc + 0.01);
    expect(expectedCalibrationError(future.labels, probabilities)).toBeLessThan(0.06);
  });

  it('has intervals that cover the true probability about nine times in ten, where it can be learnt', () => {
    const shares = [8, 9, 10].map((seed) => {
      const plain = syntheticPlain(1300, seed);
      const later = sliceDeals(plain, 900, 1300);
      const learnt = trainForecast(sliceDeals(plain, 0, 900), { seed: 1 });
      expect(learnt.abstention).toBeNull();
      const covered = predictDeals(learnt, later.columns).filter(({ interval }, i) => {
        const truth = later.truth[i] ?? Number.NaN;
        return interval[0] <= truth && truth <= interval[1];
      });
      return covered.length / 400;
    });
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    expect(mean).toBeGreaterThan(0.84);
    expect(mean).toBeLessThan(0.98);
  });

  it('has factors that sum to the forecast minus the base rate', () => {
    const factors = explainDeals(model, future.columns, predictions);
    predictions.forEach(({ probability, interval }, i) => {
      const sum = (factors[i] ?? []).reduce((total, factor) => total + factor.effect, 0);
      expect(sum).toBeCloseTo(probability - model.baseRate.mean, 10);
      expect(interval[0]).toBeLessThanOrEqual(probability);
      expect(interval[1]).toBeGreaterThanOrEqual(probability);
    });
    const evidence = factors.flat().find((factor) => factor.feature === 'source')?.evidence ?? '';
    expect(evidence).toMatch(/^\d+ of \d+ closed deals with source \w+ were won: \d+ % \(\d+–\d+ %\)$/);
  });

  it('names a strong cause with the right direction', () => {
    const factors = explainDeals(model, future.columns, predictions);
    const mean = (value: string): number => {
      const own = factors.flat().filter((factor) => factor.feature === 'source' && factor.value === value);
      return own.reduce((sum, factor) => sum + factor.effect, 0) / own.length;
    };
    expect(mean('Referral')).toBeGreaterThan(0.02);
    expect(mean('Outbound')).toBeLessThan(-0.02);
  });

  it('survives storage, and repeats itself from the same seed', () => {
    const stored = decodeModel(JSON.parse(JSON.stringify(encodeModel(model))));
    expect(predictDeals(stored, future.columns)).toEqual(predictions);
    expect(predictDeals(trainForecast(past, { seed: 1 }), future.columns)).toEqual(predictions);
  });

  it('takes unknown levels, unknown columns, gaps and nonsense without failing', () => {
    const odd = ['', null, 'never seen', 'constructor', '__proto__', '1e999', '=cmd()'];
    const columns = [
      ...past.columns.map(({ name }) => ({ name, cells: odd })),
      { name: 'unknown', cells: odd },
    ];
    const answers = predictDeals(model, columns);
    for (const { probability } of answers) expect(probability > 0 && probability < 1).toBe(true);
    expect(explainDeals(model, columns, answers)).toHaveLength(odd.length);
    expect(predictDeals(model, [{ name: 'unknown', cells: ['x'] }])).toHaveLength(1);
  });
});

describe('abstention', () => {
  it('shows the base rate where nothing predicts the outcome', () => {
    const noise = withoutSignal(past, 0.3, 5);
    const blind = trainForecast(noise, { seed: 1 });
    expect(blind.abstention).toBe('no_skill');
    const [prediction] = predictDeals(blind, future.columns);
    expect(prediction?.probability).toBeCloseTo(0.3, 1);
    expect((prediction?.interval[1] ?? 0) - (prediction?.interval[0] ?? 0)).toBeGreaterThan(0.1);
    expect(explainDeals(blind, future.columns, predictDeals(blind, future.columns))[0]).toEqual([]);
  });

  it('says so below 40 won and 40 lost, with one class, and with no deal at all', () => {
    const few = trainForecast(sliceDeals(deals, 0, 70), { seed: 1 });
    expect(few.abstention).toBe('too_few_outcomes');
    const oneClass = trainForecast({ ...past, labels: new Uint8Array(1800) }, { seed: 1 });
    expect(oneClass.abstention).toBe('too_few_outcomes');
    const none = trainForecast({ columns: [], labels: new Uint8Array(0) }, { seed: 1 });
    const [prediction] = predictDeals(none, [{ name: 'x', cells: ['1'] }]);
    expect(prediction?.probability).toBeCloseTo(0.25);
    expect((prediction?.interval[1] ?? 0) - (prediction?.interval[0] ?? 0)).toBeGreaterThan(0.5);
  });
});

describe('drift', () => {
  it('stays calibrated while the base rate rises, better than a model that does not forget', () => {
    const drifting = syntheticDrift(5000, 3);
    const start = 3500;
    const labels = drifting.labels.subarray(start);
    const roll = (adaptsToDrift: boolean) =>
      rollForecast(drifting, start, 500, { seed: 1, adaptsToDrift }).predictions.map(
        ({ probability }) => probability,
      );
    const adapted = roll(true);
    const rigid = roll(false);
    expect(brierScore(labels, adapted)).toBeLessThan(brierScore(labels, rigid));
    expect(expectedCalibrationError(labels, adapted)).toBeLessThan(expectedCalibrationError(labels, rigid));
    expect(expectedCalibrationError(labels, adapted)).toBeLessThan(0.08);
    expect(aucWithInterval(labels, adapted).auc).toBeGreaterThan(0.65);
  });
});

describe('drift in steps of 1,000', () => {
  it('stays within .05 of what happens', { timeout: 240_000 }, () => {
    const drifting = syntheticDrift(12_000, 4);
    const start = 3600;
    const { predictions } = rollForecast(drifting, start, 1000, { seed: 1, adaptsToDrift: true });
    const p = predictions.map(({ probability }) => probability);
    expect(expectedCalibrationError(drifting.labels.subarray(start), p)).toBeLessThan(0.05);
  });
});

describe('the split', () => {
  it('keeps identical deals on one side and never mixes later deals into the past', () => {
    const cells = Array.from({ length: 300 }, (_, i) => `value ${i % 100}`);
    const set = { columns: [{ name: 'a', cells }], labels: Uint8Array.from(cells, (_, i) => i % 2) };
    const { set: split, trainCount } = splitDeals(set, 0.7, 4);
    const seen = new Set(split.columns[0]?.cells.slice(0, trainCount));
    expect(split.columns[0]?.cells.slice(trainCount).some((cell) => seen.has(cell))).toBe(false);
    expect(trainCount).toBe(210);
    const ordered = splitDeals({ ...set, order: cells.map((_, i) => -i) }, 0.7, 4);
    expect(ordered.trainCount).toBe(210);
    expect(Math.max(...Array.from(ordered.set.order ?? []).slice(0, 210))).toBeLessThan(-89);
  });
});
