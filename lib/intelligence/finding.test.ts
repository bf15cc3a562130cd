import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Counts } from '../outcomes/counts-schema';
import { createRng } from '../stats/rng';
import { findPatterns } from './finding';
import type { Cell, Context } from './schema';
import { difference, fitWeight, isFar } from './shrink';

const counts = (n: number, positive: number, more: Partial<Counts> = {}): Counts => ({
  sent: n,
  reached: n,
  delivered: n,
  opened: 0,
  clicked: 0,
  replied: positive,
  positive_replies: positive,
  negative_replies: 0,
  meetings: 0,
  meetings_held: 0,
  won: 0,
  bounced: 0,
  unsubscribed: 0,
  spam_reported: 0,
  ...more,
});
type Given = readonly [framework: string, n: number, positive: number, more?: Partial<Counts>];

/** The cells of one context and their total. */
function cellsOf(given: readonly Given[], context: Context = {}): Cell[] {
  const sum = (at: 1 | 2) => given.reduce((total, row) => total + row[at], 0);
  return [
    { pattern: {}, context, counts: counts(sum(1), sum(2)) },
    ...given.map(([framework, n, positive, more]) => ({
      pattern: { framework },
      context,
      counts: counts(n, positive, more),
    })),
  ];
}
const judge = (cells: readonly Cell[], metric: 'positive_reply_rate' | 'harm_rate' = 'positive_reply_rate') =>
  findPatterns(cells, { metric, source: 'organisation' });
const verdictOf = (cells: readonly Cell[], framework: string, context: Context = {}) =>
  judge(cells).find(
    (finding) =>
      finding.pattern.framework === framework && JSON.stringify(finding.context) === JSON.stringify(context),
  );

describe('patterns', () => {
  it('win and lose when the whole interval of the difference says so, and not below 30 messages', () => {
    const cells = cellsOf([
      ['PAS', 400, 60],
      ['AIDA', 400, 8],
      ['BAB', 400, 36],
      ['QVC', 20, 12],
    ]);
    const verdicts = judge(cells).map(({ pattern, verdict }) => [pattern.framework, verdict]);
    expect(Object.fromEntries(verdicts)).toEqual({
      PAS: 'winning',
      AIDA: 'losing',
      BAB: 'undecided',
      QVC: 'undecided',
    });
  });

  it('claim less than was seen: the winner of many equal ones is hardly ever declared', () => {
    const rng = createRng(7);
    let declared = 0;
    let claimed = 0;
    let raw = 0;
    for (let run = 0; run < 200; run++) {
      const arms = Array.from({ length: 12 }, (_, i): Given => {
        let positive = 0;
        for (let k = 0; k < 100; k++) if (rng.next() < 0.05) positive++;
        return [`F${i}`, 100, positive];
      });
      const found = judge(cellsOf(arms));
      declared += found.filter(({ verdict }) => verdict !== 'undecided').length;
      raw += Math.max(...arms.map(([, n, positive]) => positive / n)) - 0.05;
      claimed += Math.max(...found.map(({ uplift }) => uplift.delta));
    }
    expect(declared / (200 * 12)).toBeLessThan(0.05);
    expect(claimed / raw).toBeLessThan(0.6);
  });

  it('do not win with a breached guardrail, nor when they lose on the next rung', () => {
    const spam = cellsOf([
      ['PAS', 300, 60, { unsubscribed: 60 }],
      ['AIDA', 300, 10],
      ['BAB', 300, 12],
    ]);
    expect(verdictOf(spam, 'PAS')).toMatchObject({ verdict: 'undecided', breached: ['unsubscribe_rate'] });
    const later = cellsOf([
      ['PAS', 300, 60, { meetings_held: 0 }],
      ['AIDA', 300, 20, { meetings_held: 18 }],
      ['BAB', 300, 22, { meetings_held: 20 }],
    ]);
    expect(verdictOf(later, 'PAS')?.verdict).toBe('undecided');
  });

  it('of harm win when they are lower', () => {
    const cells = cellsOf([
      ['PAS', 400, 0, { bounced: 4 }],
      ['AIDA', 400, 0, { bounced: 60 }],
    ]).map((cell) =>
      Object.keys(cell.pattern).length === 0 ? { ...cell, counts: counts(800, 0, { bounced: 64 }) } : cell,
    );
    const verdicts = judge(cells, 'harm_rate').map(({ pattern, verdict }) => [pattern.framework, verdict]);
    expect(Object.fromEntries(verdicts)).toEqual({ PAS: 'winning', AIDA: 'losing' });
  });

  it('in a small context say what the whole says, in a large one what it says itself', () => {
    const everywhere: Given[] = [
      ['PAS', 1000, 150],
      ['AIDA', 1000, 30],
      ['BAB', 1000, 70],
    ];
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((industry) =>
      cellsOf(
        [
          ['PAS', 140, 21],
          ['AIDA', 140, 4],
          ['BAB', 140, 10],
        ],
        { industry },
      ),
    );
    const small = cellsOf(
      [
        ['PAS', 12, 0],
        ['AIDA', 10, 2],
        ['BAB', 10, 1],
      ],
      { industry: 'small' },
    );
    const large = cellsOf(
      [
        ['PAS', 300, 20],
        ['AIDA', 300, 80],
        ['BAB', 300, 20],
      ],
      { industry: 'large' },
    );
    const cells = [...cellsOf(everywhere), ...many, ...small, ...large];
    expect(verdictOf(cells, 'AIDA', { industry: 'small' })).toMatchObject({ departs: false });
    expect(verdictOf(cells, 'AIDA', { industry: 'small' })?.rate.mean).toBeLessThan(0.15);
    expect(verdictOf(cells, 'AIDA', { industry: 'large' })).toMatchObject({
      departs: true,
      verdict: 'winning',
    });
    expect(verdictOf(cells, 'AIDA')).toMatchObject({ verdict: 'losing' });
  });

  it('without cells say nothing', () => expect(judge([])).toEqual([]));
});

describe('shrinkage', () => {
  const beta = fc.record({
    alpha: fc.double({ min: 0.5, max: 500, noNaN: true }),
    beta: fc.double({ min: 0.5, max: 500, noNaN: true }),
  });

  it('a difference lies in its interval and changes sign with its order', () => {
    fc.assert(
      fc.property(beta, beta, (a, b) => {
        const { delta, interval } = difference(a, b);
        expect(interval[0]).toBeLessThan(delta);
        expect(interval[1]).toBeGreaterThan(delta);
        expect(difference(b, a).delta).toBeCloseTo(-delta, 12);
      }),
    );
  });

  it('an expectation weighs much where cells keep to it, little where they do not, and within its limits', () => {
    const keeping = Array.from({ length: 40 }, () => ({ successes: 10, n: 100, expected: 0.1 }));
    const straying = keeping.map((cell, i) => ({ ...cell, successes: i % 2 ? 30 : 0 }));
    expect(fitWeight(keeping)).toBe(480);
    expect(fitWeight(straying)).toBeLessThan(20);
    expect(fitWeight([])).toBe(2);
  });

  it('is far only beyond 99 %', () => {
    const half = { alpha: 500, beta: 500 };
    expect(isFar(half, 0.53)).toBe(false);
    expect(isFar(half, 0.55)).toBe(true);
  });
});
