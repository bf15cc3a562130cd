import { describe, expect, it } from 'vitest';
import { localEmbedder } from '../retrieval/local-embedder';
import { cosineOf, isNearDuplicate, overlapOf } from './near-duplicate';

const SAME = [
  ['Ask whether this is worth a look', 'Ask whether this is worth a look.'],
  ['Open on a trigger event and ask one question', 'Open on the trigger event, and ask one question'],
  ['Keep the e-mail under 80 words', 'Keep the e-mail under eighty words'],
  ['Name {company} in the subject line', 'Name the {company} in the subject line'],
  ['Mention the detention fees of the last quarter', 'Mention detention fees of last quarter'],
  ['Send on Tuesday between nine and noon', 'Send it on Tuesday between nine and noon'],
  ['Offer two dates instead of a calendar link', 'Offer two dates instead of the calendar link'],
] as const;
const DIFFERENT = [
  ['Send on Tuesday between nine and noon', 'Send on Friday between three and six'],
  ['Ask whether this is worth a look', 'Tell them that this is worth a look'],
  ['Keep the e-mail under 80 words', 'Keep the subject line under 40 characters'],
  ['Offer two dates instead of a calendar link', 'Offer a calendar link instead of anything else'],
  ['Open on a trigger event and ask one question', 'Open on a statistic and ask for a meeting'],
  ['Name {company} in the subject line', 'Name a number in the subject line'],
  ['Mention the trade fair where you met', 'Mention what their competitor does'],
] as const;

async function judged(pairs: readonly (readonly [string, string])[]): Promise<boolean[]> {
  return Promise.all(
    pairs.map(async ([a, b]) => {
      const [left, right] = await localEmbedder.embed([a, b]);
      if (!left || !right) throw new Error('No vectors.');
      return isNearDuplicate(overlapOf(a, b), cosineOf(left, right));
    }),
  );
}

describe('near-duplicates', () => {
  it('are the hand-made pairs that say the same', async () => {
    expect(await judged(SAME)).toEqual(SAME.map(() => true));
  });

  it('are none of the pairs that look alike and say something else', async () => {
    expect(await judged(DIFFERENT)).toEqual(DIFFERENT.map(() => false));
  });

  it('are counted by words, without slots', () => {
    expect(overlapOf('Hi {first_name}, a b', 'hi {company} A c')).toBe(2 / 4);
    expect(overlapOf('{a}', '{b}')).toBe(0);
  });
});
