import { describe, expect, it } from 'vitest';
import { dataQuality } from './data-quality';

const NOTHING = { interactions: 0, trackedEmails: 0, deals: 0, patterns: 0 };

describe('the data-quality score', () => {
  it.each([
    [NOTHING, 0, 'email_engagement', 22],
    [{ ...NOTHING, interactions: 2 }, 4, 'email_engagement', 22],
    [{ ...NOTHING, interactions: 2, trackedEmails: 1 }, 24, 'deal_history', 20],
    [{ ...NOTHING, interactions: 24, trackedEmails: 3, deals: 1 }, 88, 'interaction_volume', 2],
    [{ ...NOTHING, interactions: 25, trackedEmails: 3, deals: 1 }, 90, 'recognised_patterns', 10],
    [{ ...NOTHING, interactions: 400 }, 50, 'email_engagement', 20],
  ])('of %o is %i; next: %s, +%i', (input, score, part, gain) => {
    const quality = dataQuality(input);
    expect(quality.score).toBe(score);
    expect(quality.next).toMatchObject({ part, gain });
    expect(quality.explanation.reduce((sum, { points }) => sum + points, 0)).toBe(score);
  });

  it('is 100 at most, and then nothing is missing', () => {
    expect(dataQuality({ interactions: 900, trackedEmails: 9, deals: 9, patterns: 2 })).toMatchObject({
      score: 100,
      parts: { interaction_volume: 50, email_engagement: 20, deal_history: 20, recognised_patterns: 10 },
      next: null,
    });
  });
});
