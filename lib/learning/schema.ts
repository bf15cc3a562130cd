import { z } from 'zod';
import { errorPatternSchema, suggestionSchema } from '../conversations/report-schema';
import { PERIODS } from './period-choices';

/** Points: a difference of two shares, as a fraction. */
export const UNITS = ['count', 'share', 'points', 'hours', 'days', 'money', 'ms', 'score', 'stars'] as const;
export type Unit = (typeof UNITS)[number];
export const GROUPS = [
  'loop',
  'insights',
  'forecast',
  'people',
  'improvement',
  'personas',
  'search',
  'agents',
] as const;
export type Group = (typeof GROUPS)[number];

export const periodSchema = z.coerce
  .number()
  .refine((days) => PERIODS.some((known) => known === days), 'Ask for 7, 30, 90 or 365 days.')
  .transform((days) => PERIODS.find((known) => known === days) ?? 30);
export const learningQuery = z.object({
  period: periodSchema.default(30),
  format: z.enum(['json', 'csv']).default('json'),
});

const interval = z.tuple([z.number(), z.number()]).nullable();
/** 90 % intervals everywhere; null where n is too small for one, or where the value is a plain count. */
export const estimateSchema = z.object({ value: z.number(), n: z.number().int(), interval });
export type Estimate = z.infer<typeof estimateSchema>;
export const differenceSchema = z.object({ value: z.number(), interval });

/** What is stored of a figure: all that is not in the catalogue. */
export const storedFigureSchema = z.object({
  value: z.number().nullable(),
  /** What it rests on; the unit of n is in the definition. */
  n: z.number().int(),
  /** Of a share: how many of n. */
  numerator: z.number().nullable(),
  interval,
  /** The same length of time right before; null where the figure is as of now, or of all time. */
  previous: estimateSchema.nullable(),
  /** Value minus the previous value. */
  change: differenceSchema.nullable(),
  /** What it is to be held against: the base rate, deals like these, the month before. */
  reference: estimateSchema.extend({ label: z.string(), difference: differenceSchema.nullable() }).nullable(),
  /** Why there is no value, and what would make one. */
  why_empty: z.string().nullable(),
  currency: z.string().nullable(),
});
export type StoredFigure = z.infer<typeof storedFigureSchema>;

export const SCOPES = ['period', 'now', 'all_time', 'month'] as const;
export const figureSchema = storedFigureSchema.extend({
  key: z.string(),
  group: z.enum(GROUPS),
  label: z.string(),
  definition: z.string(),
  unit: z.enum(UNITS),
  better: z.enum(['higher', 'lower', 'neutral']),
  /** Goes together, is not proved to cause. */
  association: z.boolean(),
  scope: z.enum(SCOPES),
  /** The rows behind it. */
  rows: z.object({ href: z.string(), label: z.string() }).nullable(),
});
export type Figure = z.infer<typeof figureSchema>;

export const BUCKETS = ['day', 'week', 'month'] as const;
export type Bucket = (typeof BUCKETS)[number];
export const pointSchema = z.object({
  /** First day of the bucket, as the organisation's calendar has it: 2026-11-16. */
  period: z.string(),
  value: z.number().nullable(),
  n: z.number().int(),
  interval,
});
export type Point = z.infer<typeof pointSchema>;
export const storedSeriesSchema = z.object({ every: z.enum(BUCKETS), points: z.array(pointSchema) });
export type StoredSeries = z.infer<typeof storedSeriesSchema>;
export const seriesSchema = storedSeriesSchema.extend({
  /** The figure that it is the history of. */
  key: z.string(),
  title: z.string(),
  unit: z.enum(UNITS),
});
export type Series = z.infer<typeof seriesSchema>;

export const openSuggestionSchema = suggestionSchema.extend({
  report_id: z.uuid(),
  /** Null: all agents. */
  agent_name: z.string().nullable(),
  reported_at: z.string(),
});
export type OpenSuggestion = z.infer<typeof openSuggestionSchema>;

export const learningSchema = z.object({
  /** Null: not computed yet. */
  computed_at: z.string().nullable(),
  time_zone: z.string(),
  /** Days of the organisation's calendar, both included. */
  period: z.object({ from: z.string(), to: z.string(), days: z.number().int() }),
  previous: z.object({ from: z.string(), to: z.string() }),
  figures: z.array(figureSchema),
  series: z.array(seriesSchema),
  /** Of the agents in the period, the most frequent first. */
  error_patterns: z.array(errorPatternSchema),
  /** Of the latest report on each agent, the most severe first. */
  suggestions: z.array(openSuggestionSchema),
});
export type Learning = z.infer<typeof learningSchema>;
