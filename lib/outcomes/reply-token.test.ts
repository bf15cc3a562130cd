import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mint, read, tokenIn } from './reply-token';

const key = Buffer.alloc(32, 7);

it('gives back what it was minted for, in any case of letters, and fits into a local part', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const token = mint(id, key);
      expect(`reply+${token}`.length).toBeLessThanOrEqual(64);
      expect(read(token, key)).toBe(id);
      const address = `Reply+${token.toUpperCase()}@Parse.Example.com`;
      expect(read(tokenIn(address) ?? '', key)).toBe(id);
    }),
  );
});

it('keeps its form: tokens are out in the world', () => {
  expect(mint('00000000-0000-4000-8000-000000000001', key)).toBe(
    'aaaaaaaaabaabaaaaaaaaaaaaggfaafqcycsa3xriiyg3tqj',
  );
  expect(() => mint('not-an-id', key)).toThrow(TypeError);
});

it('is worth nothing when a letter is changed, with another key, or cut', () => {
  const token = mint(randomUUID(), key);
  expect(read(token, randomBytes(32))).toBeUndefined();
  for (let at = 0; at < token.length; at++) {
    const other = token[at] === 'a' ? 'b' : 'a';
    expect(read(token.slice(0, at) + other + token.slice(at + 1), key)).toBeUndefined();
  }
  expect(read(token.slice(1), key)).toBeUndefined();
  expect(read(`${token}a`, key)).toBeUndefined();
  expect(read('', key)).toBeUndefined();
  expect(tokenIn(`someone+${token}@parse.example.com`)).toBeUndefined();
  expect(tokenIn(`reply+${token}x@parse.example.com`)).toBeUndefined();
});
