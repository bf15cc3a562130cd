import { expect, it } from 'vitest';
import type { Counts } from '../outcomes/counts-schema';
import { createRng } from '../stats/rng';
import { findPatterns } from './finding';
import { expectedOf } from './plan-candidates';
import type { Cell } from './schema';

const nothing: Counts = {
  sent: 0,
  reached: 0,
  delivered: 0,
  opened: 0,
  clicked: 0,
  replied: 0,
  positive_replies: 0,
  negative_replies: 0,
  meetings: 0,
  meetings_held: 0,
  won: 0,
  bounced: 0,
  unsubscribed: 0,
  spam_reported: 0,
};
const WORLDS = 600;

/**
 * Organisations with six frameworks whose true rates are spread around 8 %. In each, the plan promises what its
 * strongest winner (or weakest loser) would bring; the truth is known because the rates were drawn.
 */
function promises(seed: number, n: number, spread: number) {
  const { next, normal } = createRng(seed);
  const record = { n: 0, promised: 0, realised: 0, covered: 0, raw: 0 };
  for (let world = 0; world < WORLDS; world++) {
    const truth = Array.from({ length: 6 }, () => Math.min(Math.max(0.08 + spread * normal(), 0.005), 0.4));
    const ways = truth.map((rate) => {
      let positive = 0;
      for (let i = 0; i < n; i++) if (next() < rate) positive += 1;
      return { ...nothing, sent: n, reached: n, delivered: n, replied: positive, positive_replies: positive };
    });
    const positive = ways.reduce((sum, way) => sum + way.positive_replies, 0);
    const all = { ...nothing, sent: 6 * n, reached: 6 * n, replied: positive, positive_replies: positive };
    const cells: Cell[] = [
      { pattern: {}, context: {}, counts: all },
      ...ways.map((counts, i) => ({ pattern: { framework: `F${i}` }, context: {}, counts })),
    ];
    const [strongest] = findPatterns(cells, { metric: 'positive_reply_rate', source: 'organisation' })
      .filter(({ verdict }) => verdict !== 'undecided')
      .sort((a, b) => Math.abs(b.uplift.delta) - Math.abs(a.uplift.delta));
    if (!strongest) continue;
    const own = truth[Number(strongest.pattern.framework?.slice(1))] ?? 0;
    const rest = (truth.reduce((sum, rate) => sum + rate, 0) - own) / 5;
    const isWinner = strongest.verdict === 'winning';
    const factor = isWinner ? 5 / 6 : -1 / 6;
    const real = factor * (own - rest);
    const { delta, interval } = expectedOf(strongest);
    record.n += 1;
    record.promised += delta;
    record.realised += real;
    record.raw += factor * (strongest.successes / n - (positive - strongest.successes) / (5 * n));
    if (real >= interval[0] && real <= interval[1]) record.covered += 1;
  }
  return {
    n: record.n,
    ratio: record.realised / record.promised,
    raw: record.realised / record.raw,
    coverage: record.covered / record.n,
  };
}

it.each([
  [150, 0.03],
  [150, 0.05],
  [600, 0.03],
])(
  'promises about what comes true, though only the strongest is proposed: %i messages each, rates spread by %f',
  (n, spread) => {
    const { ratio, coverage, raw, n: promised } = promises(21, n, spread);
    expect(promised).toBeGreaterThan(WORLDS / 4);
    // The target is 0.9 to 1.1; few patterns that hardly differ fall short of it: docs/plans.md.
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.1);
    expect(raw).toBeLessThan(ratio);
    expect(coverage).toBeGreaterThan(0.85);
  },
);
