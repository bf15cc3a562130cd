import { describe, expect, it } from 'vitest';
import { createRng } from '../stats/rng';
import { associate, type ClosedDeal } from './association';

const deal = (change: Partial<ClosedDeal>): ClosedDeal => ({
  won: false,
  opened: 0,
  closed: 60,
  size: 'small',
  used: null,
  stages: [{ at: 0, stage: 'Discovery' }],
  ...change,
});
const times = (n: number, change: Partial<ClosedDeal>) => Array.from({ length: n }, () => deal(change));

describe('associate', () => {
  it('compares with deals that were open at the same age, in the same stage and of the same size', () => {
    const deals = [
      ...times(12, { won: true, used: 20 }),
      ...times(10, { won: true }),
      ...times(10, {}),
      // None of these may count: closed too early, other size, other stage by then.
      ...times(50, { closed: 19 }),
      ...times(50, { size: 'large' }),
      ...times(50, { stages: [{ at: 15, stage: 'Proposal' }] }),
    ];
    const { used, not_used, matched, unmatched, considered } = associate(deals, 0);
    expect(matched).toEqual({ stage_and_size: 12, stage: 0, size: 0, age: 0 });
    expect([unmatched, considered]).toEqual([0, deals.length]);
    expect(used).toMatchObject({ raw: 1, n: 12 });
    expect(not_used?.n).toBe(20);
    expect(not_used?.raw).toBeCloseTo(0.5, 9);
  });

  it('keeps a deal that is used later as one that was not, until then', () => {
    const deals = [...times(10, { used: 10 }), ...times(5, { used: 30, won: true }), ...times(5, {})];
    // Those used on day 10 meet ten deals, half of them won; those used on day 30 only the five that never were.
    const { not_used } = associate(deals, 0);
    expect(not_used?.n).toBe(10);
    expect(not_used?.raw).toBeCloseTo(5 / 15, 6);
  });

  it('widens what it matches on when fewer than three are alike', () => {
    const deals = [...times(10, { used: 5 }), ...times(2, {}), ...times(3, { size: null })];
    expect(associate(deals, 0).matched).toEqual({ stage_and_size: 0, stage: 10, size: 0, age: 0 });
  });

  it('leaves out deals from before anybody could use a persona', () => {
    const deals = [...times(10, { used: 1020, opened: 1000, closed: 1060 }), ...times(40, {})];
    const { unmatched, used } = associate(deals, 1000);
    expect([unmatched, used]).toEqual([10, null]);
  });

  it('says nothing below ten deals', () => {
    const { used, difference } = associate([...times(9, { used: 5, won: true }), ...times(40, {})], 0);
    expect([used, difference]).toEqual([null, null]);
  });

  it('finds nothing where use has no effect, although only deals that live long are used', () => {
    const rng = createRng(11);
    const deals = Array.from({ length: 1500 }, () => {
      // Won deals take longer; a persona is used at a random time, if the deal is still open by then.
      const won = rng.next() < 0.4;
      const life = 5 + rng.next() * (won ? 120 : 40);
      const use = rng.next() * 150;
      return deal({ won, closed: life, used: use < life ? use : null });
    });
    const rateOf = (some: ClosedDeal[]) => some.filter(({ won }) => won).length / some.length;
    const naive =
      rateOf(deals.filter(({ used }) => used !== null)) - rateOf(deals.filter(({ used }) => used === null));
    expect(naive).toBeGreaterThan(0.2);
    const { difference } = associate(deals, 0);
    expect(Math.abs(difference?.value ?? 1)).toBeLessThan(0.06);
    expect(difference?.interval[0]).toBeLessThan(0);
    expect(difference?.interval[1]).toBeGreaterThan(0);
  });
});
