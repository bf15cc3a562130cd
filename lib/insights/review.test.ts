import { describe, expect, it } from 'vitest';
import { cameTrue, reviewDeal } from './review';
import type { Insight } from './schema';
import type { PipelineShape } from './stages';
import { activity, day, history, testId } from './test-history';

const shape: PipelineShape = {
  stageOrder: ['Discovery', 'Proposal'],
  slowStageDays: {},
  silenceDays: 14,
  highAmount: null,
  isCompetitorKnownEarly: true,
};
const lost = history(
  { status: 'lost', closed_at: day(70), competitor: 'Globex', activities: [activity(2)] },
  [
    [0, 'Discovery'],
    [10, 'Proposal'],
  ],
);
const insight = (signal: string, at: number, kind: Insight['kind'] = 'risk'): Insight => ({
  id: testId(),
  deal_id: lost.id,
  kind,
  signal,
  title: signal,
  body: 'x',
  confidence: 0.6,
  confidence_interval: [0.5, 0.7],
  confidence_n: 9,
  confidence_basis: '',
  actions: [],
  evidence: [],
  engine: 'local',
  model: null,
  prompt_version: '1',
  outcome: 'lost',
  created_at: day(at),
  feedback: { counts: {}, mine: [] },
});

describe('the review of a closed deal', () => {
  it('lists what was shown once, what was acted on, and what was there but not raised', () => {
    const silent = insight('silent', 30);
    const review = reviewDeal({
      deal: lost,
      shape,
      records: [],
      shown: [silent, insight('silent', 40)],
      actedOn: new Map([[silent.id, 'Called Ana']]),
    });
    expect(review?.shown).toHaveLength(1);
    expect(review?.shown[0]).toMatchObject({ id: silent.id, came_true: true, acted_on: true });
    expect(review?.acted_on).toEqual([
      { insight_id: silent.id, title: 'silent', action_taken: 'Called Ana' },
    ]);
    const missed = review?.not_raised.map((item) => item.signal);
    expect(missed).toContain('competitor');
    expect(missed).toContain('no_meeting');
    expect(missed).not.toContain('silent');
  });

  it('does not count as missed what past deals do not bear out', () => {
    const records = [
      {
        id: testId(),
        key: 'competitor',
        stage: '',
        kind: 'risk' as const,
        n: 40,
        hits: 10,
        mean: 0.3,
        interval: [0.2, 0.4] as [number, number],
        details: { base_rate: 0.5 },
      },
    ];
    const review = reviewDeal({ deal: lost, shape, records, shown: [], actedOn: new Map() });
    expect(review?.not_raised.map((item) => item.signal)).not.toContain('competitor');
  });

  it('has nothing to say about an open deal', () => {
    expect(reviewDeal({ deal: history(), shape, records: [], shown: [], actedOn: new Map() })).toBeNull();
  });

  it('judges each kind by its own side', () => {
    expect([cameTrue('risk', 'silent', 'lost'), cameTrue('risk', 'silent', 'won')]).toEqual([true, false]);
    expect([
      cameTrue('win_probability', 'forecast_loss', 'lost'),
      cameTrue('win_probability', 'forecast_win', 'lost'),
    ]).toEqual([true, false]);
    expect(cameTrue('opportunity', 'commitment', 'won')).toBe(true);
  });
});
