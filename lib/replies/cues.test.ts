import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUE_COUNT, cuesOf } from './cues';
import { compile } from './lexicon/compile';
import { normalise } from './lexicon/normalise';

describe('cues', () => {
  it('are distinct, ascending and in range, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const cues = [...cuesOf(text)];
        expect(cues).toEqual([...new Set(cues)].sort((a, b) => a - b));
        expect(cues.every((cue) => cue >= 0 && cue < CUE_COUNT)).toBe(true);
      }),
    );
  });

  it('tell a phrase from the same phrase under a negation', () => {
    const plain = cuesOf('That sounds interesting to us.');
    const denied = cuesOf("That doesn't sound very interesting to us.");
    expect([...plain].filter((cue) => denied.includes(cue)).length).toBeLessThan(plain.length / 2);
  });

  it('tell what is said last from what is said before a turn', () => {
    const yes = new Set(cuesOf('It is expensive, but I love it.'));
    const no = new Set(cuesOf('I love it, but it is expensive.'));
    expect([...yes].filter((cue) => !no.has(cue))).not.toEqual([]);
  });

  it('stay fast on a long text without line breaks', () => {
    const began = performance.now();
    cuesOf('we would need to ask the board about the price of it and '.repeat(400));
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('the lexicon', () => {
  it('is written over one form of each word', () => {
    expect(normalise("I can’t, we WON'T and it doesnt")).toBe('i can not, we will not and it does not');
  });

  it('reads a line as one cue with its phrases, at the edges of words', () => {
    const [cue] = compile({ later: 'in <month> | next week' });
    expect(cue?.phrases).toHaveLength(2);
    expect('call me in march'.search(cue?.any ?? /$^/)).toBe(8);
    expect('in marchland'.search(cue?.any ?? /$^/)).toBe(-1);
  });
});
