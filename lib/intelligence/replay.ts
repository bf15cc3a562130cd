import { trialsFor } from './finding';
import { keyOf } from './key';
import type { Replay } from './plan-schema';
import type { Cell, Context, Metric, PatternKey } from './schema';

const STRATUM = 'company_size+industry';
const Z90 = 1.6448536269514722;
const NOTE =
  'Past messages with the pattern against those without it, to the same industry and company size. Nobody drew who got which: an association, not an effect.';

const kindOf = (context: Context) => Object.keys(context).sort().join('+');
const isWithin = (context: Context, wider: Context) =>
  Object.entries(wider).every(([name, value]) => context[name] === value);

/**
 * Difference of the rates with and without a pattern, message for message in the same context: the weighted mean of
 * the strata's differences with weights n₁n₀/(n₁+n₀) (Mantel and Haenszel 1959; Greenland and Robins 1985 for risk
 * differences), and a 90 % interval from the strata's variances. Null where no stratum has both.
 */
export function matchedReplay(
  cells: readonly Cell[],
  pattern: PatternKey,
  context: Context,
  metric: Metric,
): Replay | null {
  const strata = cells.filter((cell) => kindOf(cell.context) === STRATUM && isWithin(cell.context, context));
  const totals = new Map(
    strata
      .filter((cell) => keyOf(cell.pattern) === '')
      .map((cell) => [keyOf(cell.context), trialsFor(cell.counts, metric)]),
  );
  const sum = { weight: 0, difference: 0, variance: 0, with: 0, without: 0, strata: 0 };
  for (const cell of strata.filter((one) => keyOf(one.pattern) === keyOf(pattern))) {
    const own = trialsFor(cell.counts, metric);
    const total = totals.get(keyOf(cell.context));
    if (!total || own.n === 0 || total.n <= own.n) continue;
    const rest = { n: total.n - own.n, successes: total.successes - own.successes };
    const weight = (own.n * rest.n) / total.n;
    sum.weight += weight;
    sum.difference += weight * (own.successes / own.n - rest.successes / rest.n);
    sum.variance += weight ** 2 * (varianceOf(own) + varianceOf(rest));
    sum.with += own.n;
    sum.without += rest.n;
    sum.strata += 1;
  }
  if (sum.weight === 0) return null;
  const delta = sum.difference / sum.weight;
  const half = (Z90 * Math.sqrt(sum.variance)) / sum.weight;
  return {
    method: 'matched_comparison',
    label: 'association',
    delta,
    interval: [delta - half, delta + half],
    n_with: sum.with,
    n_without: sum.without,
    strata: sum.strata,
    note: NOTE,
  };
}

/** Of an observed rate, with half a success and half a failure added: a stratum without successes is not certain. */
function varianceOf({ successes, n }: { successes: number; n: number }): number {
  const rate = (successes + 0.5) / (n + 1);
  return (rate * (1 - rate)) / n;
}
