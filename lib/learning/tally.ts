import { z } from 'zod';
import type { Span } from './calendar';

/**
 * Sums over days. `sum`: what happened of n, or the sum of a value; `squares`: of that value. The rest is of
 * clusters (findings on one deal): how many, and the sums of n², n·sum and sum² over them.
 */
export type Tally = {
  n: number;
  sum: number;
  squares: number;
  clusters: number;
  nn: number;
  ns: number;
  ss: number;
};
const NUMBERS = ['n', 'sum', 'squares', 'clusters', 'nn', 'ns', 'ss'] as const;

const rowSchema = z.tuple([z.string(), z.string()]).rest(z.number());
export const dayRowsSchema = z.array(rowSchema);
export type DayRow = z.infer<typeof rowSchema>;

/** Day by day, what was counted. */
export type Days = ReadonlyMap<string, readonly DayRow[]>;

export function daysOf(rows: readonly DayRow[]): Days {
  const byMeasure = new Map<string, DayRow[]>();
  for (const row of rows) {
    const own = byMeasure.get(row[1]) ?? [];
    if (own.length === 0) byMeasure.set(row[1], own);
    own.push(row);
  }
  return byMeasure;
}

export function tallyOf(days: Days, measure: string, { from, to }: Span): Tally {
  const tally: Tally = { n: 0, sum: 0, squares: 0, clusters: 0, nn: 0, ns: 0, ss: 0 };
  for (const [day, , ...numbers] of days.get(measure) ?? []) {
    if (day < from || day > to) continue;
    NUMBERS.forEach((name, i) => {
      tally[name] += numbers[i] ?? 0;
    });
  }
  return tally;
}
