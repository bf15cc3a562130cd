import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chunkText } from './chunk';

it('keeps a short text whole and cuts a long one at sentence ends', () => {
  expect(chunkText('The price is too high.')).toEqual(['The price is too high.']);
  expect(chunkText('One two. Three four. Five six.', 20)).toEqual(['One two. Three four.', 'Five six.']);
  expect(chunkText(' \n ')).toEqual([]);
});

it('loses no word of a text that fits, and never exceeds its size', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 200 }), (words) => {
      const text = words.join(' ');
      const chunks = chunkText(text, 50);
      for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(50);
      const flat = (value: string) => value.replace(/\s+/g, '').slice(0, 1_500);
      if (chunks.length < 40) expect(flat(chunks.join(''))).toBe(flat(text));
    }),
  );
});

it('never splits a character in two', () => {
  const chunks = chunkText('😀'.repeat(400), 51);
  for (const chunk of chunks) expect(chunk).toMatch(/^(😀)+$/u);
});
