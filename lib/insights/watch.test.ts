import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DealHistory, timelineOf, viewAsOf } from './history';
import type { PipelineShape } from './stages';
import { activity, day, history } from './test-history';
import { type PastForecast, watchDeal } from './watch';

const shape: PipelineShape = {
  stageOrder: ['Discovery', 'Proposal'],
  slowStageDays: {},
  silenceDays: 14,
  highAmount: null,
  isCompetitorKnownEarly: true,
};
const look = (deal: DealHistory, at: number, forecasts: PastForecast[] = []) =>
  watchDeal({ view: viewAsOf(timelineOf(deal), Date.parse(day(at))), shape, records: [], forecasts });
const keys = (deal: DealHistory, at: number) => look(deal, at).map((item) => item.dedupe_key);

describe('the watch', () => {
  const quiet = history({ activities: [activity(2)] }, [[0, 'Discovery']]);

  it('raises a silence once, however often it looks', () => {
    expect(look(quiet, 10)).toEqual([]);
    expect(keys(quiet, 20)).toHaveLength(1);
    expect(keys(quiet, 50)).toEqual(keys(quiet, 20));
  });

  it('raises the next silence anew after the buyer was heard from', () => {
    const again = { ...quiet, activities: [...quiet.activities, activity(30)] };
    expect(keys(again, 31)).toEqual([]);
    expect(keys(again, 60)).not.toEqual(keys(quiet, 20));
  });

  it('sees a close date that is near, then passed, then moved', () => {
    const due = history({ expected_close_on: '2026-01-20', activities: [activity(15), activity(25)] }, [
      [0, 'Discovery'],
    ]);
    expect(look(due, 15).map((item) => item.kind)).toEqual(['closing_soon']);
    expect(look(due, 22).map((item) => item.kind)).toEqual(['slipping']);
    const moved = {
      ...due,
      expected_close_on: '2026-03-20',
      changes: [{ id: 'c', field: 'expected_close_on', old: '2026-01-20', new: '2026-03-20', at: day(23) }],
    };
    expect(look(moved, 26).map((item) => item.kind)).toEqual(['slipping']);
    expect(keys(moved, 26)).not.toEqual(keys(due, 22));
  });

  it('says that the forecast fell, from what to what, and not for small moves', () => {
    const past = (id: string, probability: number, at: number): PastForecast => ({
      id,
      probability,
      interval: [probability - 0.1, probability + 0.1],
      as_of: day(at),
      abstained: false,
    });
    const busy = history({ activities: [activity(39)] }, [[0, 'Discovery']]);
    const [item] = look(busy, 40, [past('b', 0.4, 40), past('a', 0.62, 30)]);
    expect(item).toMatchObject({ kind: 'forecast_fall', severity: 3 });
    expect(item?.body).toContain('from 62 % (52–72 %)');
    expect(look(busy, 40, [past('b', 0.58, 40), past('a', 0.62, 30)])).toEqual([]);
    expect(look(busy, 40, [past('b', 0.4, 40), past('a', 0.62, 2)])).toEqual([]);
  });

  it('is silent about closed deals, and gives each card an action, a receipt and a link', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 90 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom('open' as const, 'lost' as const),
        (days, at, status) => {
          const deal = history(
            {
              status,
              expected_close_on: '2026-02-15',
              activities: days.sort((a, b) => a - b).map((d) => activity(d)),
            },
            [
              [0, 'Discovery'],
              [Math.min(at, 30), 'Proposal'],
            ],
          );
          const items = look(deal, at);
          if (status === 'lost') expect(items).toEqual([]);
          for (const item of items) {
            expect(item.next_action).not.toBe('');
            expect(item.evidence.length).toBeGreaterThan(0);
            expect(item.href).toBe(`/deals/${deal.id}`);
          }
          expect(new Set(items.map((item) => item.dedupe_key)).size).toBe(items.length);
        },
      ),
    );
  });
});
