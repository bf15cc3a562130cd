import { z } from 'zod';
import { estimateRate, NOTHING_SEEN, type ObservedRate } from '../stats/rate';

const ids = z
  .array(z.uuid())
  .nullish()
  .transform((value) => value ?? []);
const three = z.tuple([z.number(), z.number(), z.number()]).nullable();

const clusterSchema = z.object({
  error_message: z.string(),
  count: z.number().int(),
  first_occurrence: z.string(),
  last_occurrence: z.string(),
  /** The intent that most of them have in `metadata`. */
  intent: z.string().nullable(),
  example: z.object({ conversation_id: z.uuid(), error: z.string().nullable(), user_message: z.string() }),
  conversation_ids: z.array(z.uuid()),
});
export type ErrorCluster = z.infer<typeof clusterSchema>;
export const errorsSchema = z.object({ n: z.number().int(), clusters: z.array(clusterSchema) });

const intentSchema = z.object({
  intent: z.string(),
  n: z.number().int(),
  failures: z.number().int(),
  conversation_ids: z.array(z.uuid()),
});
export type IntentFigures = z.infer<typeof intentSchema>;

const hourSchema = z.object({
  hour: z.number().int(),
  /** Null: this hour of every day. */
  started_at: z.string().nullable(),
  /** Of a single hour: its day, as the organisation's zone counts it. */
  day: z.string().nullable(),
  n: z.number().int(),
  slow: z.number().int(),
  /** Null where few were slow. */
  p50: z.number().nullable(),
  conversation_ids: z.array(z.uuid()),
});
export type HourFigures = z.infer<typeof hourSchema>;

const ratedIntentSchema = z.object({
  intent: z.string(),
  n: z.number().int(),
  /** Ratings of 1 or 2. */
  low: z.number().int(),
  conversation_ids: z.array(z.uuid()),
});
export type RatedIntent = z.infer<typeof ratedIntentSchema>;

export const SERIES_UNITS = ['hour', 'day', 'week'] as const;
export type SeriesUnit = (typeof SERIES_UNITS)[number];
export const bucketSchema = z.object({
  /** When the hour, day or week began. */
  at: z.string(),
  n: z.number().int(),
  failures: z.number().int(),
  p50: z.number(),
  p95: z.number(),
  /** 90 % interval of the 95th percentile; null where n is too small for one. */
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export const seriesSchema = z.object({ unit: z.enum(SERIES_UNITS), buckets: z.array(bucketSchema) });

export const figuresSchema = z.object({
  n: z.number().int(),
  successes: z.number().int(),
  mean: z.number().nullable(),
  sd: z.number().nullable(),
  /** p50, p95, p99, as are `bounds`: lower and upper of each. */
  quantiles: three,
  bounds: z.array(z.number().nullable()).nullable(),
  length: z.object({
    mean: z.number().nullable(),
    quantiles: three,
    n_long: z.number().int(),
    conversation_ids: ids,
  }),
  slowest_ids: ids,
  first_at: z.string().nullable(),
  last_at: z.string().nullable(),
  errors: errorsSchema,
  intents: z.array(intentSchema),
  hours: z.array(hourSchema),
  sessions: z.object({
    n: z.number().int(),
    turns_mean: z.number().nullable(),
    turns_max: z.number().nullable(),
    turns_p50: z.number().nullable(),
    turns_p95: z.number().nullable(),
    minutes_p50: z.number().nullable(),
    minutes_p95: z.number().nullable(),
    sessions_with_repeats: z.number().int(),
    repeat_questions: z.number().int(),
    conversation_ids: ids,
  }),
  series: seriesSchema.optional(),
  ratings: z.object({
    n: z.number().int(),
    mean: z.number().nullable(),
    sd: z.number().nullable(),
    low: z.number().int(),
    corrections: z.number().int(),
    intents: z.array(ratedIntentSchema),
  }),
});
/** What the database says of the conversations of a period. */
export type Figures = z.infer<typeof figuresSchema>;

export type Performance = {
  /** Of the organisation: its hours and days are meant. */
  time_zone: string;

  /** Beyond this a response counts as slow: twice the median of the better period. */
  slow_ms: number | null;
  period: Figures;
  baseline: Figures;
};

export const estimateSchema = z.object({
  value: z.number(),
  /** 90 %; null where n is too small for one. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
  n: z.number().int(),
});
export type Estimate = z.infer<typeof estimateSchema>;
export const lowOf = ({ value, interval }: Estimate): number => interval?.[0] ?? value;

export const rateOf = (successes: number, n: number): ObservedRate =>
  estimateRate({ successes, n }, NOTHING_SEEN);

/** The share as an estimate: what was seen, with the interval of its posterior. Null without trials. */
export function shareOf(successes: number, n: number): Estimate | null {
  const { raw, interval } = rateOf(successes, n);
  // 0 of n lies below the equal tails: the interval reaches it.
  return raw === null
    ? null
    : { value: raw, interval: [Math.min(raw, interval[0]), Math.max(raw, interval[1])], n };
}

const QUANTILES = ['p50', 'p95', 'p99'] as const;
export type Quantile = (typeof QUANTILES)[number];

export function quantileOf({ quantiles, bounds, n }: Figures, name: Quantile): Estimate | null {
  const place = QUANTILES.indexOf(name);
  const value = quantiles?.[place];
  const [low, high] = [bounds?.[2 * place] ?? null, bounds?.[2 * place + 1] ?? null];
  if (value === undefined) return null;
  return { value, interval: low === null || high === null ? null : [low, high], n };
}

type Moments = Pick<Figures, 'mean' | 'sd' | 'n'>;
export function meanOf({ mean, sd, n }: Moments): Estimate | null {
  if (mean === null) return null;
  const half = sd === null ? null : (1.6449 * sd) / Math.sqrt(n);
  return { value: mean, interval: half === null ? null : [mean - half, mean + half], n };
}

const ENOUGH_RATINGS = 10;
/** Of stars from 1 to 5. A few ratings say nothing of how far they scatter. */
export function meanRatingOf({ ratings }: Figures): Estimate | null {
  const mean = meanOf(ratings);
  if (!mean?.interval || mean.n < ENOUGH_RATINGS) return mean && { ...mean, interval: null };
  return { ...mean, interval: [Math.max(1, mean.interval[0]), Math.min(5, mean.interval[1])] };
}
