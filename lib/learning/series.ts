import type { Span } from './calendar';
import { shareOf } from './estimate';
import type { FigureKey } from './figures';
import { SHARES } from './loop-figures';
import type { Bucket, Estimate, StoredSeries } from './schema';
import { type Days, tallyOf } from './tally';

type Shape = { every: Bucket; buckets: readonly Span[] };

export function seriesOf(
  { every, buckets }: Shape,
  estimateOf: (span: Span) => Estimate | null,
): StoredSeries {
  const points = buckets.map((bucket) => {
    const { value, n, interval } = estimateOf(bucket) ?? { value: null, n: 0, interval: null };
    return { period: bucket.from, value, n, interval };
  });
  return { every, points };
}

/** The history of the figures that are shares. */
export function shareSeries(
  days: Days,
  shape: Shape,
  keys: readonly FigureKey[],
): Map<FigureKey, StoredSeries> {
  const measures: Partial<Record<FigureKey, string>> = SHARES;
  return new Map(
    keys.flatMap((key) => {
      const measure = measures[key];
      return measure === undefined
        ? []
        : [[key, seriesOf(shape, (bucket) => shareOf(tallyOf(days, measure, bucket)))] as const];
    }),
  );
}
