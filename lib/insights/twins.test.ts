import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activity, day, history } from './test-history';
import { commonSteps, findParting, milestonesOf } from './twins';

const won = history(
  {
    status: 'won',
    stage: 'Won',
    closed_at: day(50),
    activities: [
      activity(2),
      activity(5, { direction: 'inbound' }),
      activity(9, { kind: 'meeting' }),
      activity(20, { contact_id: 'ben' }),
    ],
  },
  [
    [0, 'Discovery'],
    [12, 'Proposal'],
    [50, 'Won'],
  ],
);
const lost = history(
  {
    status: 'lost',
    stage: 'Lost',
    closed_at: day(80),
    activities: [activity(3), activity(6, { direction: 'inbound' }), activity(10, { kind: 'meeting' })],
  },
  [
    [0, 'Discovery'],
    [14, 'Proposal'],
    [80, 'Lost'],
  ],
);

describe('twins', () => {
  it('names the first step where the nearest won and lost deal parted', () => {
    const parting = findParting(milestonesOf(won, 21), milestonesOf(lost, 21));
    expect(parting?.shared).toEqual([
      'moved to Discovery',
      'first answer from the buyer',
      'first meeting',
      'moved to Proposal',
    ]);
    expect(parting?.won).toMatchObject({ key: 'second_contact', day: 20 });
    expect(parting?.lost).toMatchObject({ key: 'silence' });
  });

  it('leaves the outcome itself out of the steps', () => {
    const keys = [...milestonesOf(won, 21), ...milestonesOf(lost, 21)].map((step) => step.key);
    expect(keys).not.toContain('stage:Won');
    expect(keys).not.toContain('stage:Lost');
  });

  it('finds no parting in the same life', () => {
    expect(findParting(milestonesOf(won, 21), milestonesOf(won, 21))).toBeNull();
  });

  it('aligns in order, on equal steps only', () => {
    const steps = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(steps, steps, (a, b) => {
        const pairs = commonSteps(a, b);
        expect(pairs.length).toBe(commonSteps(b, a).length);
        pairs.forEach(([i, j], at) => {
          expect(a[i]).toBe(b[j]);
          const before = pairs[at - 1];
          if (before) expect(before[0] < i && before[1] < j).toBe(true);
        });
      }),
    );
  });
});
