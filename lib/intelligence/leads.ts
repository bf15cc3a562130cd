import type { Counts } from '../outcomes/counts-schema';
import { ICP_DIMENSIONS, type IcpCell } from '../outcomes/icp-schema';
import type { Cell } from './schema';

const countsOf = (n: number, positive: number, won: number): Counts => ({
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
  won,
  bounced: 0,
  unsubscribed: 0,
  spam_reported: 0,
});

/** Leads counted by each thing that was known of them, in the form in which patterns are judged. */
export function toLeadCells(cells: readonly IcpCell[]): Cell[] {
  const sums = new Map<string, { pattern: Cell['pattern']; n: number; positive: number; won: number }>();
  function add(pattern: Cell['pattern'], { n, positive, won }: IcpCell) {
    const key = JSON.stringify(pattern);
    const sum = sums.get(key) ?? { pattern, n: 0, positive: 0, won: 0 };
    sums.set(key, { pattern, n: sum.n + n, positive: sum.positive + positive, won: sum.won + won });
  }
  for (const cell of cells) {
    add({}, cell);
    for (const name of ICP_DIMENSIONS) {
      const value = cell[name];
      if (value) add({ [name]: value }, cell);
    }
  }
  return [...sums.values()].map(({ pattern, n, positive, won }) => ({
    pattern,
    context: {},
    counts: countsOf(n, positive, won),
  }));
}
