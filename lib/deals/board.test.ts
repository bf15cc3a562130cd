import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderStages, toBoard } from './board';
import { closingFields } from './closing';
import type { DealRow } from './schema';
import { mergeTimeline } from './timeline';

const summary = (stage: string, n_open: number, n_closed: number, mean_position: number | null) => ({
  stage,
  n_open,
  n_closed,
  amount_open: 10,
  mean_position,
});
const deal = (stage: string, status: DealRow['status'] = 'open'): DealRow => ({
  id: stage,
  external_id: null,
  name: stage,
  status,
  stage,
  amount: 1,
  currency: 'USD',
  company_id: null,
  company: null,
  industry: null,
  company_size: null,
  contact_id: null,
  owner_id: null,
  owner: null,
  product: null,
  source: null,
  competitor: null,
  opened_at: null,
  expected_close_on: null,
  closed_at: null,
  last_activity_at: null,
  updated_at: '2026-01-01T00:00:00Z',
});

describe('the board', () => {
  it('orders stages as deals pass through them and leaves out where they end', () => {
    const stages = orderStages([
      summary('Won', 0, 40, 4),
      summary('Proposal', 3, 0, 3),
      summary('Discovery', 9, 0, 1),
      summary('Demo', 0, 0, 2),
      summary('New', 1, 0, null),
    ]);
    expect(stages.map(({ stage }) => stage)).toEqual(['Discovery', 'Demo', 'Proposal', 'New']);
  });

  it('puts every open deal in exactly one column', () => {
    const names = fc.array(fc.constantFrom('A', 'B', 'C', 'Z'));
    fc.assert(
      fc.property(names, (stages) => {
        const board = toBoard(
          [
            { stage: 'A', open: 1, amount_open: 0 },
            { stage: 'B', open: 1, amount_open: 0 },
          ],
          stages.map((stage) => deal(stage)),
        );
        expect(board.reduce((sum, column) => sum + column.deals.length, 0)).toBe(stages.length);
      }),
    );
    expect(toBoard([], [deal('A', 'won')])).toEqual([]);
  });
});

describe('closing', () => {
  const now = new Date('2026-05-01T10:00:00Z');
  it('stamps the time once and clears it on reopening', () => {
    expect(closingFields({ status: 'open', closed_at: null }, { status: 'won' }, now)).toEqual({
      closed_at: now.toISOString(),
    });
    expect(
      closingFields({ status: 'won', closed_at: '2026-04-01T00:00:00Z' }, { status: 'won' }, now),
    ).toEqual({});
    expect(
      closingFields({ status: 'won', closed_at: '2026-04-01T00:00:00Z' }, { status: 'open' }, now),
    ).toEqual({ closed_at: null });
    expect(
      closingFields({ status: 'won', closed_at: '2026-04-01T00:00:00Z' }, { status: 'lost' }, now),
    ).toEqual({ closed_at: '2026-04-01T00:00:00Z' });
    expect(closingFields({ status: 'open', closed_at: null }, { stage: 'B' }, now)).toEqual({});
  });
});

describe('the timeline', () => {
  it('merges activities, stages and field changes, newest first, and never shows ids', () => {
    const items = mergeTimeline(
      [
        {
          id: 'a',
          kind: 'call',
          direction: 'outbound',
          occurred_at: '2026-01-02T00:00:00Z',
          subject: null,
          body: 'x',
          contact: { name: 'Ana', email: null },
        },
      ],
      [{ id: 's', from_stage: 'A', to_stage: 'B', occurred_at: '2026-01-03T00:00:00Z' }],
      [
        {
          id: 'f',
          field: 'owner_id',
          old_value: 'uuid-1',
          new_value: 'uuid-2',
          occurred_at: '2026-01-01T00:00:00Z',
        },
      ],
    );
    expect(items.map(({ title }) => title)).toEqual(['A → B', 'Call', 'Owner changed']);
  });
});
