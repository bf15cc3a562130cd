import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TodayItem } from './schema';
import { groupByDeal } from './today';

const item = (id: string, deal_id: string | null, severity: number): TodayItem => ({
  id,
  deal_id,
  severity,
  kind: 'stale',
  title: id,
  body: '',
  next_action: 'x',
  href: '/deals',
  evidence: [],
  raised_at: '2026-01-01T00:00:00Z',
  is_mine: true,
});

it('shows one card per deal with its weightiest reason first, and loses nothing', () => {
  expect(groupByDeal([item('a', 'd', 1), item('b', 'd', 3), item('c', null, 2)])).toMatchObject([
    { lead: { id: 'b' }, others: [{ id: 'a' }], ids: ['a', 'b'] },
    { lead: { id: 'c' }, others: [] },
  ]);
  fc.assert(
    fc.property(
      fc.array(fc.record({ deal: fc.constantFrom('x', 'y', 'z'), severity: fc.integer({ min: 1, max: 3 }) })),
      (given) => {
        const items = given.map(({ deal, severity }, i) => item(String(i), deal, severity));
        const cards = groupByDeal(items);
        expect(cards.flatMap((card) => card.ids).sort()).toEqual(items.map(({ id }) => id).sort());
        for (const { lead, others } of cards)
          for (const other of others) expect(other.severity).toBeLessThanOrEqual(lead.severity);
      },
    ),
  );
});
