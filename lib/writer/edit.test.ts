import { describe, expect, it } from 'vitest';
import { readEdit } from './edit';

const DRAFT = `Hi {first_name},

I have one question about {company}. Left alone, such work grows with every new customer. That is just where we come in.

Is this worth a closer look for you?

Best,
{sender_name}`;
const kinds = (after: string) => readEdit(DRAFT, after).learned.map(({ kind, value }) => [kind, value]);

describe('readEdit', () => {
  it('learns nothing from a draft that was left alone', () => {
    expect(readEdit(DRAFT, DRAFT)).toEqual({ distance: 0, learned: [] });
  });

  it('sees the greeting, the sign-off and a filler that went', () => {
    const after = DRAFT.replace('Hi', 'Hey').replace('Best', 'Cheers').replace('just ', '');
    expect(kinds(after)).toEqual([
      ['greeting', 'Hey {first_name},'],
      ['sign_off', 'Cheers,'],
      ['avoid_phrase', 'just'],
    ]);
  });

  it('sees a sentence that was taken out, and that the text got shorter', () => {
    const sentence = 'Left alone, such work grows with every new customer.';
    expect(kinds(DRAFT.replace(`${sentence} `, ''))).toEqual([
      ['length', 'shorter'],
      ['removed_sentence', sentence],
    ]);
  });

  it('does not take a reworded sentence for a removed one', () => {
    const after = DRAFT.replace(
      'such work grows with every new customer',
      'such work grows with each new customer',
    );
    expect(kinds(after)).toEqual([]);
    expect(readEdit(DRAFT, after).distance).toBeLessThan(0.1);
  });

  it('is far from a text that has nothing in common', () => {
    expect(readEdit(DRAFT, 'Good morning').distance).toBeGreaterThan(0.9);
  });
});
