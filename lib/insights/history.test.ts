import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldAsOf, timelineOf, viewAsOf } from './history';
import { activity, day, history } from './test-history';

const deal = history(
  {
    expected_close_on: '2026-04-01',
    changes: [{ id: 'c1', field: 'expected_close_on', old: '2026-02-01', new: '2026-04-01', at: day(25) }],
    activities: [activity(1), activity(10, { kind: 'meeting', contact_id: 'ben' }), activity(30)],
  },
  [
    [0, 'Discovery'],
    [20, 'Proposal'],
  ],
);

describe('a deal as of then', () => {
  it('sees the stage, the close date and the people of that day', () => {
    const before = viewAsOf(timelineOf(deal), Date.parse(day(15)));
    expect(before.stage).toBe('Discovery');
    expect(before.daysInStage).toBe(15);
    expect(before.daysSilent).toBe(5);
    expect(before.contacts).toBe(2);
    expect(before.expectedClose).toBe(Date.parse('2026-02-01'));
    const after = viewAsOf(timelineOf(deal), Date.parse(day(31)));
    expect(after.stage).toBe('Proposal');
    expect(after.expectedClose).toBe(Date.parse('2026-04-01'));
  });

  it('holds nothing that happened later', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 })), fc.integer({ min: 0, max: 60 }), (days, at) => {
        const sorted = [...days].sort((a, b) => a - b);
        const view = viewAsOf(
          timelineOf(history({ activities: sorted.map((d) => activity(d)) })),
          Date.parse(day(at)),
        );
        expect(view.activities).toHaveLength(sorted.filter((d) => d <= at).length);
        expect(view.daysSilent).toBeGreaterThanOrEqual(0);
        expect(view.daysSilent).toBeLessThanOrEqual(view.ageDays);
      }),
    );
  });

  it('reads a field from before its first change', () => {
    const changes = [
      { id: '1', field: 'amount', old: '1', new: '2', at: day(5) },
      { id: '2', field: 'amount', old: '2', new: '3', at: day(9) },
    ];
    const read = (at: number) => fieldAsOf(changes, 'amount', Date.parse(day(at)), '3');
    expect([read(1), read(5), read(8), read(20)]).toEqual(['1', '2', '2', '3']);
    expect(fieldAsOf([], 'amount', 0, '3')).toBe('3');
  });
});
