import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, conformalSet } from './calibrate';
import { GRAM_BUCKETS, gramBuckets, wordFeatures, wordGrams } from './features';
import { headScores, predictHead, trainHead } from './head';
import { FIELD_NAMES, type ReplyModel, sentimentScore, strongestWords } from './model';
import { pack, unpack } from './pack';
import { sentimentOf } from './schema';

const featuresOf = (text: string) => ({ vector: Float32Array.of(1, 0), ...wordFeatures(text) });
const rows = ['too expensive', 'far too expensive', 'call me on monday', 'please call me'].map(featuresOf);
const head = trainHead(rows, [0, 0, 1, 1], ['price', 'none']);

describe('features', () => {
  it('keeps buckets distinct, ascending and in range, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const buckets = [...gramBuckets(text)];
        expect(buckets).toEqual([...new Set(buckets)].sort((a, b) => a - b));
        expect(buckets.every((bucket) => bucket >= 0 && bucket < GRAM_BUCKETS)).toBe(true);
      }),
    );
  });

  it('marks what stands under a negation', () => {
    expect(wordGrams("we don't need it")).toContain('not … need');
    expect(wordGrams('we need it')).not.toContain('not … need');
  });
});

describe('the head', () => {
  it('learns what tells the classes apart', () => {
    expect(predictHead(head, featuresOf('expensive'))[0]).toBeGreaterThan(0.5);
    expect(predictHead(head, featuresOf('call'))[1]).toBeGreaterThan(0.5);
  });

  it('gives probabilities that sum to one, humbler when it is warmer', () => {
    fc.assert(
      fc.property(fc.string(), fc.double({ min: 1.1, max: 20, noNaN: true }), (text, temperature) => {
        const plain = predictHead(head, featuresOf(text));
        const warm = predictHead(head, featuresOf(text), temperature);
        expect(plain.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
        expect(Math.max(...warm)).toBeLessThanOrEqual(Math.max(...plain) + 1e-12);
      }),
    );
  });

  it('names the words of the text that spoke for a class', () => {
    const text = 'far too expensive';
    expect(strongestWords(head, featuresOf(text), 'price', text)).toContain('expensive');
    expect(strongestWords(head, featuresOf(text), 'none', text)).not.toContain('expensive');
  });

  it('says nearly the same from bytes', () => {
    const part = { head, calibration: { temperature: 1, threshold: 0.5 } };
    const model = Object.fromEntries(FIELD_NAMES.map((field) => [field, part])) as ReplyModel;
    const again = unpack(JSON.parse(JSON.stringify(pack(model))));
    for (const field of FIELD_NAMES) {
      for (const row of rows) {
        const before = predictHead(model[field].head, row);
        const after = predictHead(again[field].head, row);
        for (const [c, p] of after.entries()) expect(p).toBeCloseTo(before[c] ?? 0, 1);
      }
    }
  });
});

describe('calibration', () => {
  it('covers as many held-out rows as it promises', () => {
    const scores = rows.map((row) => headScores(head, row));
    const labels = [0, 1, 1, 0];
    const { temperature, threshold } = calibrate(scores, labels, 0.75);
    const covered = rows.filter((row, i) =>
      conformalSet(predictHead(head, row, temperature), threshold).includes(labels[i] ?? -1),
    );
    expect(covered.length / rows.length).toBeGreaterThanOrEqual(0.75);
    expect(temperature).toBeGreaterThan(1);
  });
});

describe('the sentiment score', () => {
  const chance = fc.double({ min: 0.001, max: 1, noNaN: true });
  it('lies in the range of the likeliest label', () => {
    fc.assert(
      fc.property(fc.tuple(chance, chance, chance), (parts) => {
        const sum = parts[0] + parts[1] + parts[2];
        const [positive, neutral, negative] = parts.map((part) => part / sum) as [number, number, number];
        const label = sentimentOf(sentimentScore(Float64Array.of(positive, neutral, negative)));
        const best = Math.max(positive, neutral, negative);
        expect({ positive, neutral, negative }[label]).toBeCloseTo(best, 9);
      }),
    );
  });
});
