import { describe, expect, it } from 'vitest';
import { createRng } from '@/lib/stats/rng';
import type { Cell, Column } from './cell';
import { findLeaks } from './leakage';
import { reasonByName } from './leakage-names';
import { profileColumn, readLike } from './profile';

const N = 1200;
const rng = createRng(9);
const labels = Uint8Array.from({ length: N }, () => Number(rng.next() < 0.4));
const column = (name: string, make: (label: number, row: number) => Cell): Column => ({
  name,
  cells: Array.from(labels, (label, row) => make(label, row)),
});
const pick = (...values: string[]): string => values[rng.int(values.length)] ?? '';
const leaksOf = (columns: Column[], open: Column[] = []) => {
  const profiles = columns.map(profileColumn);
  const others = open.map((own, i) => readLike(profiles[i]?.kind ?? 'category', 'day_first', own));
  const leaks = findLeaks(profiles, labels, { open: others });
  return Object.fromEntries(leaks.map(({ feature, reason }) => [feature, reason]));
};

describe('the leakage guard', () => {
  it('excludes what exists only after closing, with a reason for a person', () => {
    const leaks = leaksOf([
      column('revenue', (won) => (won ? 100 + rng.int(900) : 0)),
      column('contract', (won) => (won && rng.next() < 0.8 ? `C${rng.int(40)}` : null)),
      column('why_not', (won) => (!won && rng.next() < 0.6 ? ['price', 'timing'][rng.int(2)] : null)),
      column('phase', (won) => (won ? 'Signed' : 'Dropped')),
      column('tags', (won) => {
        if (rng.next() < 0.3) return 'Other';
        return won ? pick('Will pay', 'Happy') : pick('Not picking up', 'Wrong number', 'Else');
      }),
      column('close_date', () => `2020-01-${10 + rng.int(18)}`),
      column('opportunity_id', (_, row) => `OPP${row}`),
      column('blank', () => null),
    ]);
    expect(leaks.revenue).toContain('zero for 100 % of lost deals and 0 % of won ones');
    expect(leaks.contract).toContain('blank');
    expect(leaks.why_not).toContain('blank');
    expect(leaks.phase).toContain('copy of the outcome');
    expect(leaks.tags).toContain('reads like a result');
    expect(leaks.close_date).toContain('when the deal closes');
    expect(leaks.opportunity_id).toContain('identifies');
    expect(leaks.blank).toContain('no values');
  });

  it('keeps honestly strong predictors, gaps that are not random, and rare or frequent values', () => {
    const kept = [
      column('fit_score', (won) => 2.6 * won + rng.normal()),
      column('authority', (won) => (rng.next() < (won ? 0.85 : 0.1) ? 'Yes' : 'No')),
      column('budget', (won) => (rng.next() < (won ? 0.15 : 0.6) ? null : 1000 + rng.int(9000))),
      column('visits', () => (rng.next() < 0.97 ? 0 : rng.int(20))),
      column('expected_close_date', () => `2020-02-${10 + rng.int(18)}`),
      column('previous_outcome', (won) => (rng.next() < (won ? 0.5 : 0.1) ? 'success' : 'none')),
      column('Total Time Spent on Website', (won) => Math.round(300 * (0.4 + won) * rng.next())),
    ];
    expect(leaksOf(kept)).toEqual({});
  });

  it('compares with open deals: filled or non-zero only on closed ones', () => {
    const open = (name: string, make: (row: number) => Cell): Column => ({
      name,
      cells: Array.from({ length: 80 }, (_, row) => make(row)),
    });
    const leaks = leaksOf(
      [
        column('notary', () => `N${rng.int(9)}`),
        column('final_price', () => 100 + rng.int(50)),
        column('region', () => `R${rng.int(5)}`),
      ],
      [open('notary', () => null), open('final_price', () => 0), open('region', (row) => `R${row % 5}`)],
    );
    expect(Object.keys(leaks).sort()).toEqual(['final_price', 'notary']);
    expect(leaks.notary).toContain('exists only after closing');
  });

  it('does not suspect attributes that were measured before closing', () => {
    const profiles = [profileColumn(column('Days open', (won) => 100 * won + rng.int(5)))];
    expect(findLeaks(profiles, labels, { trusted: new Set(['Days open']) })).toEqual([]);
    expect(findLeaks(profiles, labels)).toHaveLength(1);
  });

  it.each([
    ['Elapsed Days In Sales Stage', 'number'],
    ['Sales Stage Change Count', 'number'],
    ['Total Days Identified Through Closing', 'number'],
    ['duration', 'number'],
    ['loss_reason', 'category'],
    ['CloseDate', 'date'],
    ['is_won', 'number'],
    ['close_value', 'number'],
  ] as const)('knows the field %s by name', (name, kind) => expect(reasonByName(name, kind)).not.toBeNull());

  it.each([
    ['poutcome', 'category'],
    ['days_since_last_contact', 'number'],
    ['previous', 'number'],
    ['expected_close_date', 'date'],
    ['Client Size By Revenue', 'number'],
    ['lead_source', 'category'],
    ['created_date', 'date'],
    ['Opportunity Amount USD', 'number'],
    ['stage', 'category'],
    ['campaign', 'number'],
  ] as const)('leaves %s alone', (name, kind) => expect(reasonByName(name, kind)).toBeNull());
});
