import { expect, it } from 'vitest';
import { DIMENSIONS } from './embedder';
import { localEmbedder } from './local-embedder';

const dot = (a: Float32Array | undefined, b: Float32Array | undefined) =>
  Array.from(a ?? []).reduce((sum, value, i) => sum + value * (b?.[i] ?? 0), 0);

it('places texts of the same meaning near each other', async () => {
  const [expensive, price, weather] = await localEmbedder.embed([
    'This is too expensive for us',
    'The price is too high',
    'It rained in Lisbon all week',
  ]);
  expect(expensive).toHaveLength(DIMENSIONS);
  expect(Math.hypot(...(expensive ?? []))).toBeCloseTo(1, 5);
  expect(dot(expensive, price)).toBeGreaterThan(dot(expensive, weather) + 0.2);
});

it('gives a text the same vector alone, in a batch and beside texts that are empty or foreign', async () => {
  const text = 'Send me the contract';
  const texts = [
    '',
    '   ',
    '日本語のテキスト',
    '😀',
    ...Array.from({ length: 20 }, (_, i) => `Filler ${i}`),
    text,
  ];
  const [alone] = await localEmbedder.embed([text]);
  const batch = await localEmbedder.embed(texts);
  expect(batch).toHaveLength(texts.length);
  expect(dot(alone, batch.at(-1))).toBeCloseTo(1, 4);
  for (const vector of batch) expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
});
