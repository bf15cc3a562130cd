import { describe, expect, it } from 'vitest';
import type { Counts } from '../outcomes/counts-schema';
import { findPatterns } from './finding';
import { proposalKey, proposals } from './plan-candidates';
import type { Cell, Directive, PatternKey } from './schema';

const counts = (n: number, opened: number): Counts => ({
  ...{ sent: n, reached: n, delivered: n, opened, clicked: 0, replied: 0, positive_replies: 0 },
  ...{
    negative_replies: 0,
    meetings: 0,
    meetings_held: 0,
    won: 0,
    bounced: 0,
    unsubscribed: 0,
    spam_reported: 0,
  },
});
const HEALTHCARE = { industry: 'Healthcare' };

/** Cells of one decision, here and the whole of them. */
function cellsOf(ways: [PatternKey, number, number][], context = {}): Cell[] {
  const sum = (at: 1 | 2) => ways.reduce((total, way) => total + way[at], 0);
  return [
    { pattern: {}, context, counts: counts(sum(1), sum(2)) },
    ...ways.map(([pattern, n, opened]) => ({ pattern, context, counts: counts(n, opened) })),
  ];
}
function propose(cells: readonly Cell[], given: { taken?: string[]; current?: Directive[] } = {}) {
  const findings = findPatterns(cells, { metric: 'open_rate', source: 'organisation' });
  const basis = { findings, cells, current: given.current ?? [], practicesFor: () => [] };
  return proposals({ ...basis, taken: new Set(given.taken) });
}

const short = { subject_length: 'short' };
const long = { subject_length: 'long' };
const twoWays: [PatternKey, number, number][] = [
  [short, 400, 200],
  [long, 300, 80],
];

describe('a decision that can only go two ways', () => {
  it('is proposed once, by the surer half, and says the other one with its own evidence', () => {
    const [item, ...more] = propose(cellsOf(twoWays));
    expect(more).toEqual([]);
    expect(item).toMatchObject({ kind: 'retire', pattern: long, list: 'avoid' });
    expect(item?.other_half).toMatchObject({
      list: 'best_practices',
      pattern: short,
      text: expect.stringMatching(/^Always use a subject line of up to 40 characters\..* 200 of 400\)\.$/),
      evidence: { n: 400, successes: 200 },
    });
    expect(-(item?.evidence.uplift.interval[1] ?? 0)).toBeGreaterThan(
      item?.other_half?.evidence.uplift.interval[0] ?? 0,
    );
  });

  it('is proposed by the only half that is sure', () => {
    const guarded = cellsOf(twoWays).map((cell) =>
      cell.pattern.subject_length === 'short'
        ? { ...cell, counts: { ...cell.counts, unsubscribed: 80 } }
        : cell,
    );
    // What wins with a breached guardrail is not adopted; what loses may still be retired.
    const [item, ...more] = propose(guarded);
    expect(more).toEqual([]);
    expect(item).toMatchObject({ kind: 'retire', pattern: long, other_half: { pattern: short } });
    expect(item?.other_half?.text).toMatch(/^Always use a subject line of up to 40 characters/);
  });

  it('is not proposed again in the other words', () => {
    const half = { agent_name: 'SubjectLineOptimizerAgent' as const, context: {} };
    const rejected = proposalKey({ ...half, pattern: short, list: 'best_practices' });
    expect(propose(cellsOf(twoWays), { taken: [rejected] })).toEqual([]);
    const [item] = propose(cellsOf(twoWays));
    if (!item) throw new Error('Nothing is proposed.');
    const rule = { ...item.line, pattern: short };
    const current = [{ ...half, best_practices: [rule], avoid: [] } as unknown as Directive];
    expect(propose(cellsOf(twoWays), { current })).toEqual([]);
  });

  it('is one change in each context where it departs', () => {
    const elsewhere = cellsOf(
      [
        [short, 300, 30],
        [long, 300, 200],
      ],
      HEALTHCARE,
    );
    const others = cellsOf(
      [
        [short, 300, 150],
        [long, 300, 80],
      ],
      { industry: 'Retail' },
    );
    const items = propose([
      ...cellsOf([
        [short, 900, 450],
        [long, 900, 250],
      ]),
      ...elsewhere,
      ...others,
    ]);
    const places = items.map(({ context }) => JSON.stringify(context));
    expect(places).toContain(JSON.stringify(HEALTHCARE));
    expect(new Set(places).size).toBe(places.length);
  });
});

it('of many ways, two of which are known, adopting one contains retiring the other', () => {
  const used = cellsOf([
    [{ subject_style: 'question' }, 400, 200],
    [{ subject_style: 'number' }, 300, 80],
  ]);
  const [item, ...more] = propose(used);
  expect(more).toEqual([]);
  expect(item).toMatchObject({ kind: 'adopt', pattern: { subject_style: 'question' } });
  expect(item?.other_half).toMatchObject({ list: 'avoid', pattern: { subject_style: 'number' } });
  // Who refused to give the one up may still want the other as a rule.
  const refused = { agent_name: 'SubjectLineOptimizerAgent', context: {}, list: 'avoid' } as const;
  const taken = [proposalKey({ ...refused, pattern: { subject_style: 'number' } })];
  expect(propose(used, { taken })).toHaveLength(1);
});

it('a decision with three ways keeps both: the best and the worst are not the same change', () => {
  const items = propose(
    cellsOf([
      [{ subject_style: 'question' }, 400, 240],
      [{ subject_style: 'number' }, 400, 130],
      [{ subject_style: 'statement' }, 400, 60],
    ]),
  );
  expect(items.map(({ kind, pattern }) => [kind, pattern.subject_style])).toEqual(
    expect.arrayContaining([
      ['adopt', 'question'],
      ['retire', 'statement'],
    ]),
  );
  expect(items.map(({ other_half }) => other_half)).toEqual([null, null]);
});
