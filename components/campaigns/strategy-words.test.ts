import { describe, expect, it } from 'vitest';
import { summarizeStrategies } from './strategy-words';
import { RATE, strategy } from './testing/strategy';

const nameOf = ({ framework }: { framework: string | null }) => framework ?? '';

describe('summarizeStrategies', () => {
  it('names the leader with interval, n and the chance to be best', () => {
    const text = summarizeStrategies(
      [strategy('PAS', 0.94), strategy('AIDA', 0.06)],
      nameOf,
      'reply_rate',
      'en-GB',
    );
    expect(text).toBe(
      'PAS has the highest rate of replies: 12\u00a0% (9–16\u00a0%, n\u00a0= 214). It is the best of 2 with a probability of 94\u00a0%.',
    );
    expect(RATE.n).toBe(214);
  });
  it('says so when nothing is settled, and claims no chance without competitors', () => {
    const close = [strategy('PAS', 0.6), strategy('AIDA', 0.4)];
    expect(summarizeStrategies(close, nameOf, 'reply_rate', 'en-GB')).toContain('so it is not settled');
    expect(summarizeStrategies([strategy('PAS', 1)], nameOf, 'reply_rate', 'en-GB')).not.toContain('best of');
    expect(summarizeStrategies([], nameOf, 'reply_rate', 'en-GB')).toBe('');
  });
});
