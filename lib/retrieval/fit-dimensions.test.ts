import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DIMENSIONS } from './embedder';
import { fitDimensions } from './fit-dimensions';

const vector = (size: number) =>
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size, maxLength: size });
const cosine = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let [dot, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += (a[i] ?? 0) * (b[i] ?? 0);
    aa += (a[i] ?? 0) ** 2;
    bb += (b[i] ?? 0) ** 2;
  }
  return dot / Math.sqrt(aa * bb);
};

it('always gives a unit vector of 512 numbers', () => {
  for (const size of [0, 1, 384, 512, 768, 3_072]) {
    const fitted = fitDimensions(
      Array.from({ length: size }, (_, i) => Math.sin(i + 1)),
      'any-model',
    );
    expect(fitted).toHaveLength(DIMENSIONS);
    expect(Math.hypot(...fitted)).toBeCloseTo(1, 5);
  }
});

it('changes no cosine of smaller vectors', () => {
  fc.assert(
    fc.property(vector(384), vector(384), (a, b) => {
      fc.pre(Math.hypot(...a) > 0.1 && Math.hypot(...b) > 0.1);
      expect(cosine(fitDimensions(a, 'small'), fitDimensions(b, 'small'))).toBeCloseTo(cosine(a, b), 4);
    }),
    { numRuns: 20 },
  );
});

it('keeps cosines of larger vectors within the error of a random projection', () => {
  fc.assert(
    fc.property(vector(768), vector(768), (a, b) => {
      fc.pre(Math.hypot(...a) > 1 && Math.hypot(...b) > 1);
      const near = a.map((value, i) => value + 0.3 * (b[i] ?? 0));
      const error = cosine(fitDimensions(a, 'bert'), fitDimensions(near, 'bert')) - cosine(a, near);
      expect(Math.abs(error)).toBeLessThan(0.2);
    }),
    { numRuns: 20 },
  );
});

it('cuts vectors of models that are trained to be cut', () => {
  const long = Array.from({ length: 768 }, (_, i) => (i < 512 ? 1 : 100));
  expect(fitDimensions(long, 'nomic-embed-text')[0]).toBeCloseTo(1 / Math.sqrt(512), 6);
});
