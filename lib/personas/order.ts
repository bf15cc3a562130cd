import type { ActivityFacts, MessageFacts } from './behaviour-rows';
import type { Receipt } from './figure-schema';

type Row = { at: number; direction?: string | null } & ({ id: string } | { receipt: Receipt });

const idOf = (row: Row) => ('id' in row ? row.id : row.receipt.id);
const theirs = (row: Row) => Number(row.direction === 'inbound');

/** By time; ours before theirs at the same instant, then by id: the order that rows arrive in changes nothing. */
export const inOrder = <T extends Row>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => a.at - b.at || theirs(a) - theirs(b) || (idOf(a) < idOf(b) ? -1 : 1));

type Fits = (row: ActivityFacts) => boolean;

/** Finds the CRM's own record of something that the ledger knows; each record is taken once. */
export function twinFinder(activities: readonly ActivityFacts[]) {
  const rows = inOrder(activities);
  const ours = rows.filter(({ direction }) => direction !== 'inbound');
  const byOutcome = new Map(ours.map((row) => [row.outcomeId, row]));
  const byMessage = new Map(ours.map((row) => [row.message, row]));
  const taken = new Set<ActivityFacts>();
  function use(row: ActivityFacts | undefined): ActivityFacts | undefined {
    if (row) taken.add(row);
    return row;
  }
  return {
    /** The record that names the message itself. */
    takeNamed({ id, message }: MessageFacts): ActivityFacts | undefined {
      const row = byOutcome.get(id) ?? (message === null ? undefined : byMessage.get(message));
      return row && !taken.has(row) ? use(row) : undefined;
    },
    /** The nearest in time that fits. */
    take(at: number, within: number, fits: Fits): ActivityFacts | undefined {
      let best: ActivityFacts | undefined;
      for (let i = firstFrom(rows, at - within); i < rows.length; i++) {
        const row = rows[i];
        if (!row || row.at > at + within) break;
        const isNearer = !best || Math.abs(row.at - at) < Math.abs(best.at - at);
        if (isNearer && !taken.has(row) && fits(row)) best = row;
      }
      return use(best);
    },
    rest: () => rows.filter((row) => !taken.has(row)),
  };
}

function firstFrom(rows: readonly { at: number }[], at: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
