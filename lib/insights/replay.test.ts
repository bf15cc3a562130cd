import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, timelineOf } from './history';
import { emptyCounts, raisesOf, replayables, replayDeal, summarizeReplay } from './replay';
import { learnPipelineShape, type PipelineShape } from './stages';
import { activity, day, history } from './test-history';

const shape: PipelineShape = {
  stageOrder: ['Discovery', 'Proposal'],
  slowStageDays: {},
  silenceDays: 14,
  highAmount: null,
  isCompetitorKnownEarly: true,
};

const silentLoss = () =>
  history({ status: 'lost', closed_at: day(60), stage: 'Lost', activities: [activity(2)] }, [
    [0, 'Discovery'],
    [60, 'Lost'],
  ]);
const busyWin = () =>
  history(
    {
      status: 'won',
      closed_at: day(40),
      stage: 'Won',
      activities: [3, 9, 15, 21, 27, 33, 39].map((at) => activity(at, { direction: 'inbound' })),
    },
    [
      [0, 'Discovery'],
      [40, 'Won'],
    ],
  );

function measure(deals: ReturnType<typeof history>[]) {
  const counts = emptyCounts();
  for (const deal of deals) replayDeal(counts, deal, shape);
  return summarizeReplay(counts);
}
const silentOf = (records: ReturnType<typeof measure>, stage = '') =>
  records.find((record) => record.key === 'silent' && record.stage === stage);

describe('replay on past deals', () => {
  it('counts each deal once, with the outcome it had', () => {
    const records = measure([silentLoss(), silentLoss(), silentLoss(), busyWin()]);
    expect(silentOf(records)).toMatchObject({ n: 3, hits: 3, kind: 'risk' });
    expect(silentOf(records, 'Discovery')).toMatchObject({ n: 3, hits: 3 });
    expect(silentOf(records)?.mean).toBeLessThan(1);
  });

  it('raises a silence when it begins, not when the deal closes', () => {
    const [first] = raisesOf(timelineOf(silentLoss()), shape, Date.parse(day(60))).filter(
      (raise) => raise.key === 'silent',
    );
    expect(first?.at).toBe(Date.parse(day(21)));
  });

  it('never looks at or after closing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), (closed) => {
        const deal = history({
          status: 'lost',
          closed_at: day(closed),
          activities: [activity(closed + 1, { kind: 'meeting' })],
        });
        for (const raise of raisesOf(timelineOf(deal), shape, Date.parse(day(closed)))) {
          expect(raise.at).toBeLessThan(Date.parse(day(closed)));
        }
      }),
    );
  });

  it('gives every confidence an interval that holds its mean, and hits within n', () => {
    fc.assert(
      fc.property(fc.nat({ max: 12 }), fc.nat({ max: 12 }), (lost, won) => {
        const deals = [...Array.from({ length: lost }, silentLoss), ...Array.from({ length: won }, busyWin)];
        for (const record of measure(deals)) {
          expect(record.hits).toBeLessThanOrEqual(record.n);
          expect(record.interval[0]).toBeLessThanOrEqual(record.mean);
          expect(record.interval[1]).toBeGreaterThanOrEqual(record.mean);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('leaves deals that closed inside the window out of the comparison of steps', () => {
    const quick = history({ status: 'lost', closed_at: day(23), activities: [activity(2)] }, [
      [0, 'Discovery'],
    ]);
    const row = measure([quick]).find((record) => record.key === 'silent>call');
    expect(row).toMatchObject({ n: 0 });
    expect(row?.details.n_without).toBe(0);
  });

  it('counts a call after the silence as an answer to it', () => {
    const revived = history(
      { status: 'won', closed_at: day(60), activities: [activity(2), activity(24, { kind: 'call' })] },
      [[0, 'Discovery']],
    );
    const row = measure([revived, silentLoss()]).find((record) => record.key === 'silent>call');
    expect(row).toMatchObject({ n: 1, hits: 1 });
    expect(row?.details).toMatchObject({ n_without: 1, hits_without: 0 });
  });

  it('measures the rules of the workspace in the same way', () => {
    const rule = {
      id: 'r1',
      name: 'Old',
      kind: 'risk' as const,
      text: 'x',
      enabled: true,
      conditions: [{ field: 'age_days' as const, op: 'at_least' as const, value: '30' }],
    };
    const counts = emptyCounts();
    for (const deal of [silentLoss(), busyWin()]) replayDeal(counts, deal, shape, replayables([rule]));
    const records = summarizeReplay(counts, replayables([rule]));
    expect(records.find((record) => record.key === 'rule:r1' && record.stage === '')).toMatchObject({
      n: 2,
      hits: 1,
    });
  });
});

describe('the shape of a pipeline', () => {
  it('orders stages as deals pass through them and leaves closing stages out', () => {
    expect(
      learnPipelineShape([
        silentLoss(),
        busyWin(),
        history({}, [
          [0, 'Discovery'],
          [9, 'Proposal'],
        ]),
      ]).stageOrder,
    ).toEqual(['Discovery', 'Proposal']);
  });

  it('does not use amounts that were set to zero on every lost deal', () => {
    const deals = Array.from({ length: 40 }, (_, i) =>
      history({
        status: i % 2 ? 'won' : 'lost',
        amount: i % 2 ? 1000 + i : 0,
        closed_at: new Date(Date.parse(day(i)) + DAY_MS).toISOString(),
      }),
    );
    expect(learnPipelineShape(deals).highAmount).toBeNull();
    expect(learnPipelineShape(deals.map((deal) => ({ ...deal, amount: 1000 }))).highAmount).toBe(1000);
  });

  it('does not trust a competitor that only lost deals have', () => {
    const deals = Array.from({ length: 20 }, (_, i) =>
      history({ status: i % 2 ? 'won' : 'lost', competitor: i % 2 ? null : 'Globex' }),
    );
    expect(learnPipelineShape(deals).isCompetitorKnownEarly).toBe(false);
  });
});
