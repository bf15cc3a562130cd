import type { Span } from './calendar';
import { shareOf } from './estimate';
import { type FigureKey, SERIES_KEYS } from './figures';
import { SHARES } from './loop-figures';
import { accuracyOf, brierOf, ratingOf } from './record-figures';
import { quantileOf, type ResponseTimes, timesOf } from './response-times';
import type { Bucket, Estimate, StoredSeries } from './schema';
import type { Presence } from './state-figures';
import { type Days, tallyOf } from './tally';

export type Shape = { every: Bucket; buckets: readonly Span[] };
type Given = { days: Days; responses: ResponseTimes; people: readonly Presence[]; members: number };

const SHARE_MEASURES: Partial<Record<FigureKey, string>> = SHARES;

/** One point a bucket; null where nothing was there to be measured. */
export function seriesOf({ every, buckets }: Shape, key: FigureKey, given: Given): StoredSeries {
  const points = buckets.map((bucket, i) => {
    const { value, n, interval } = pointOf(key, bucket, given, i) ?? { value: null, n: 0, interval: null };
    return { period: bucket.from, value, n, interval };
  });
  return { every, points };
}

function pointOf(key: FigureKey, bucket: Span, given: Given, place: number): Estimate | null {
  const { days, responses, people, members } = given;
  const measure = SHARE_MEASURES[key];
  if (measure) return shareOf(tallyOf(days, measure, bucket));
  if (key === 'insight_accuracy') return accuracyOf(days, bucket);
  if (key === 'forecast_brier') return brierOf(days, bucket);
  if (key === 'persona_rating') return ratingOf(days, bucket);
  if (key === 'response_p95') return quantileOf(timesOf(responses, bucket), 0.95);
  // Nobody, or not recorded yet: the two cannot be told apart.
  if (key === 'active_users') {
    const active = people[place]?.[0] ?? 0;
    return active === 0 ? null : { value: active, n: members, interval: null };
  }
  throw new RangeError(`There is no history of ${key}.`);
}

export const allSeries = (shape: Shape, given: Given): Record<string, StoredSeries> =>
  Object.fromEntries(SERIES_KEYS.map((key) => [`series:${key}`, seriesOf(shape, key, given)]));
