import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withFeedback } from './optimistic';
import { type DealInsights, FEEDBACK_TYPES, type Insight } from './schema';

const insight: Insight = {
  id: 'a',
  deal_id: 'd',
  kind: 'risk',
  signal: 'silent',
  title: 't',
  body: 'b',
  confidence: 0.5,
  confidence_interval: [0.4, 0.6],
  confidence_n: 3,
  confidence_basis: '',
  actions: [],
  evidence: [],
  engine: 'local',
  model: null,
  prompt_version: '1',
  outcome: null,
  created_at: '2026-01-01T00:00:00Z',
  feedback: { counts: { helpful: 2 }, mine: [] },
};
const start: DealInsights = {
  data: [insight],
  similar_deals: { won: [], lost: [], parted: null },
  run: null,
};
const of = (insights: DealInsights) => insights.data[0]?.feedback;

describe('feedback before the server answers', () => {
  it('counts mine beside the others’ and takes back the opposite', () => {
    const liked = withFeedback(start, 'a', { type: 'helpful' }, true);
    expect(of(liked)?.counts.helpful).toBe(3);
    const disliked = withFeedback(liked, 'a', { type: 'not_helpful' }, true);
    expect(of(disliked)?.counts).toEqual({ helpful: 2, not_helpful: 1 });
    expect(of(withFeedback(disliked, 'a', { type: 'not_helpful' }, false))?.counts).toEqual({
      helpful: 2,
      not_helpful: 0,
    });
  });

  it('holds at most one of each type from me, whatever is pressed', () => {
    const press = fc.record({ type: fc.constantFrom(...FEEDBACK_TYPES), isOn: fc.boolean() });
    fc.assert(
      fc.property(fc.array(press), (presses) => {
        const end = presses.reduce((now, { type, isOn }) => withFeedback(now, 'a', { type }, isOn), start);
        const mine = of(end)?.mine.map((item) => item.type) ?? [];
        expect(new Set(mine).size).toBe(mine.length);
        expect(mine.includes('helpful') && mine.includes('not_helpful')).toBe(false);
        expect(of(end)?.counts.helpful).toBe(mine.includes('helpful') ? 3 : 2);
      }),
    );
  });
});
