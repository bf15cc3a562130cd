import type { PlanItem, PlanRecord } from './plan-schema';

type Judged = Pick<PlanItem, 'status' | 'expected' | 'measured'>;

/** Promised against realised uplift: between these the promises are honest. */
const TARGET: [number, number] = [0.9, 1.1];

/** The intelligence's own record, over items that were measured to their end: the better direction counts as plus. */
export function recordOf(items: readonly Judged[]): PlanRecord {
  const count = (status: PlanItem['status']) => items.filter((item) => item.status === status).length;
  const record = { n: 0, promised: 0, realised: 0, covered: 0 };
  for (const { status, expected, measured } of items) {
    if (!measured || !(measured.window_over || status === 'adopted' || status === 'rolled_back')) continue;
    const sign = expected.better === 'higher' ? 1 : -1;
    const [low, high] = expected.interval;
    record.n += 1;
    record.promised += sign * expected.delta;
    record.realised += sign * measured.delta;
    if (measured.delta >= low && measured.delta <= high) record.covered += 1;
  }
  const { n, promised, realised, covered } = record;
  return {
    n,
    running: count('canary'),
    adopted: count('adopted'),
    rolled_back: count('rolled_back'),
    promised,
    realised,
    ratio: n > 0 && promised > 0 ? realised / promised : null,
    coverage: n > 0 ? covered / n : null,
    target: TARGET,
  };
}
