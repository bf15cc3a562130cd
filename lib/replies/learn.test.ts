import { describe, expect, it } from 'vitest';
import { createRng } from '../stats/rng';
import { adjustScores, packCorrection, shift, unpackCorrection } from './correction';
import { type Judged, learnCorrection } from './learn';
import { type Calibrations, FIELD_NAMES, FIELDS, type FieldScores, type ReplyModel } from './model';

const DIMENSIONS = 16;
/** Unit vectors around one of two topics. */
function vectorOf(topic: 0 | 1, seed: number): Float32Array {
  const rng = createRng(seed);
  const raw = Array.from({ length: DIMENSIONS }, (_, i) => (i === topic ? 1 : 0) + 0.15 * rng.normal());
  const length = Math.hypot(...raw);
  return Float32Array.from(raw, (value) => value / length);
}
const neutral = () => ({
  sentiment_label: Float64Array.of(0, 1.5, 0),
  interest_level: Float64Array.of(0, 0, 0, 1.5),
  objection_type: Float64Array.of(1.5, 0, 0, 0, 0, 0, 0),
});
const judged = (topic: 0 | 1, seed: number, sentiment: number): Judged => ({
  text: `reply ${topic} ${seed}`,
  vector: vectorOf(topic, seed),
  offsets: neutral(),
  labels: { sentiment_label: sentiment, interest_level: 3, objection_type: 0 },
});
/** The committed head reads all as neutral; these people mean "positive" by the first topic. */
const consistent = Array.from({ length: 30 }, (_, i) => judged(i % 3 === 0 ? 0 : 1, i, i % 3 === 0 ? 0 : 1));

describe('learning from corrections', () => {
  it('turns the next similar reply, and leaves others', () => {
    const { quality, correction } = learnCorrection(consistent);
    expect(quality.sentiment_label).toMatchObject({ n: 30, is_better: true });
    expect(quality.sentiment_label.after.correct).toBeGreaterThan(quality.sentiment_label.before.correct);
    const weights = correction.sentiment_label ?? new Float32Array();
    const read = (topic: 0 | 1) => {
      const added = shift(weights, vectorOf(topic, 999), 3);
      const scores = neutral().sentiment_label.map((score, c) => score + (added[c] as number));
      return scores.indexOf(Math.max(...scores));
    };
    expect([read(0), read(1)]).toEqual([0, 1]);
  });

  it('learns nothing from noise', () => {
    let activated = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const rng = createRng(seed);
      const noise = Array.from({ length: 40 }, (_, i) =>
        judged(rng.int(2) as 0 | 1, 1_000 * seed + i, rng.next() < 0.55 ? 1 : rng.int(3)),
      );
      if (learnCorrection(noise).quality.sentiment_label.is_better) activated++;
    }
    expect(activated).toBeLessThanOrEqual(2);
  });

  it('gives the same weights for the same replies, also after they were stored', () => {
    const [once, again] = [learnCorrection(consistent).correction, learnCorrection(consistent).correction];
    expect(packCorrection(again)).toBe(packCorrection(once));
    expect(unpackCorrection(packCorrection(once))).toEqual(once);
  });

  it('treats equal texts as one: having seen one is having seen the other', () => {
    const [first] = consistent;
    if (!first) throw new Error('no reply');
    const copies = Array.from({ length: 12 }, () => first);
    const { quality } = learnCorrection(copies);
    expect(quality.sentiment_label).toMatchObject({ n: 12, is_better: false });
    expect(quality.sentiment_label.after).toEqual(quality.sentiment_label.before);
  });
});

it('shifts raw scores by the temperature, so that calibrated odds move by the correction', () => {
  const calibrations = Object.fromEntries(
    FIELD_NAMES.map((field) => [field, { temperature: 2, threshold: 0.5 }]),
  ) as Calibrations;
  const model = Object.fromEntries(
    FIELD_NAMES.map((field) => [field, { calibration: calibrations[field] }]),
  ) as unknown as ReplyModel;
  const scores = Object.fromEntries(
    FIELD_NAMES.map((field) => [field, new Float64Array(FIELDS[field].length)]),
  ) as FieldScores;
  const weights = new Float32Array(3 * 3);
  weights.set([0.5, 1, 0], 0);
  const vector = Float32Array.of(1, 0);
  const adjusted = adjustScores(scores, vector, model, { sentiment_label: weights });
  expect([...adjusted.sentiment_label]).toEqual([3, 0, 0]);
  expect(adjusted.objection_type).toBe(scores.objection_type);
  // Weights of another encoder do not fit and are left out.
  const other = adjustScores(scores, new Float32Array(5), model, { sentiment_label: weights });
  expect(other.sentiment_label).toBe(scores.sentiment_label);
});
