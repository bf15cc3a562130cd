import { describe, expect, it } from 'vitest';
import { DEFAULT_RULE, isDecayed, isNovel, judge, objectiveOf } from './learn-rule';
import { familyOf, priorsFrom, ratesOf } from './rates';
import { type PracticeCounts, practiceCountsSchema } from './schema';

const counts = (given: Partial<PracticeCounts>): PracticeCounts =>
  practiceCountsSchema.parse({ reached: given.sent, ...given });
const verdictOf = (given: Partial<PracticeCounts>, peers: PracticeCounts | null = null) => {
  const own = counts(given);
  const priors = priorsFrom(familyOf([]));
  return judge(
    { counts: own, rates: ratesOf(own, priors), priors, peers },
    'positive_reply_rate',
    DEFAULT_RULE,
  );
};

describe('the rule of learning', () => {
  it('asks for 30 messages', () => {
    expect(verdictOf({ sent: 29, replied: 20 }).verdict).toBe('insufficient_evidence');
    expect(verdictOf({ sent: 30, replied: 20 }).verdict).toBe('strong');
  });

  it('asks for a posterior mean above 10 %: with Jeffreys’ prior, 10 of 100 are 10.4 %, 9 of 99 are 9.5 %', () => {
    expect(ratesOf(counts({ sent: 100, replied: 10 }), priorsFrom(familyOf([]))).reply_rate.mean).toBeCloseTo(
      10.5 / 101,
      12,
    );
    expect(verdictOf({ sent: 100, replied: 10 }).verdict).toBe('strong');
    expect(verdictOf({ sent: 99, replied: 9 })).toMatchObject({
      verdict: 'weak',
      reason: 'Reply rate 9.5 % (5.2–14.7 %, n = 99) is not above 10.0 %.',
    });
  });

  it.each([
    ['unsubscribe_rate', { unsubscribed: 20 }],
    ['spam_rate', { spam_reported: 6 }],
    ['bounce_rate', { bounced: 30, reached: 170 }],
    ['negative_reply_rate', { negative_replies: 40 }],
  ] as const)('lets no reply rate outweigh a breached %s', (guardrail, harm) => {
    expect(verdictOf({ sent: 200, replied: 80, ...harm })).toMatchObject({
      verdict: 'weak',
      breached: [guardrail],
    });
  });

  it('does not take one unsubscribe of 30 for a breach: its 90 % interval begins at 0.5 %', () => {
    expect(verdictOf({ sent: 30, replied: 10, unsubscribed: 1 }).verdict).toBe('strong');
  });

  it('marks what is credibly below its peers, and only that', () => {
    const peers = counts({ sent: 1000, positive_replies: 150 });
    expect(verdictOf({ sent: 400, replied: 80, positive_replies: 40 }, peers).verdict).toBe('weak');
    expect(verdictOf({ sent: 400, replied: 80, positive_replies: 56 }, peers).verdict).toBe('strong');
    expect(
      verdictOf({ sent: 400, replied: 80, positive_replies: 0 }, counts({ sent: 20, positive_replies: 10 }))
        .verdict,
    ).toBe('strong');
  });

  it('climbs the ladder as far as there are 30 successes', () => {
    expect(objectiveOf([counts({ sent: 500, positive_replies: 50, meetings_held: 29 })])).toBe(
      'positive_reply_rate',
    );
    expect(
      objectiveOf([counts({ sent: 500, meetings_held: 20 }), counts({ sent: 500, meetings_held: 10 })]),
    ).toBe('meeting_held_rate');
    expect(objectiveOf([counts({ sent: 500, meetings_held: 60, won: 30 })])).toBe('conversion_rate');
  });
});

describe('decay', () => {
  const rates = ratesOf(counts({ sent: 400, replied: 80 }), priorsFrom(familyOf([])));
  it('needs 30 recent messages that are credibly worse', () => {
    expect(isDecayed(rates, counts({ sent: 29, replied: 0 }))).toBe(false);
    expect(isDecayed(rates, counts({ sent: 60, replied: 2 }))).toBe(true);
    expect(isDecayed(rates, counts({ sent: 60, replied: 8 }))).toBe(false);
  });
});

describe('novelty', () => {
  const parent = ratesOf(
    counts({ sent: 1000, replied: 150, positive_replies: 100 }),
    priorsFrom(familyOf([])),
  );
  it('is a rate that the parent’s does not explain', () => {
    expect(
      isNovel(counts({ sent: 100, replied: 16, positive_replies: 11 }), [parent], 'positive_reply_rate'),
    ).toBe(false);
    expect(
      isNovel(counts({ sent: 100, replied: 45, positive_replies: 40 }), [parent], 'positive_reply_rate'),
    ).toBe(true);
    expect(isNovel(counts({ sent: 100, replied: 16 }), [], 'positive_reply_rate')).toBe(true);
  });
});
