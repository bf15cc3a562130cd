import { z } from 'zod';
import { rateSchema } from '../outcomes/strategy-schema';
import { MATCH_LEVELS } from '../stats/risk-sets';
import { REPORT_MONTHS } from './report-window';
import { PERSONA_METHODS, PERSONA_MODES } from './sections';

export const reportQuery = z.object({
  months: z.coerce
    .number()
    .refine((months) => REPORT_MONTHS.some((known) => known === months), 'Ask for 3, 6, 12 or 24 months.')
    .default(12),
});

const interval = z.tuple([z.number(), z.number()]);
/** A mean with its 90 % interval; the interval is null below five observations. */
const meanSchema = z.object({ mean: z.number(), interval: interval.nullable(), n: z.number().int() });
const month = z.string();

export const generationsSchema = z.object({
  month,
  mode: z.enum(PERSONA_MODES),
  engine: z.string(),
  n: z.number().int(),
});
export const qualitySchema = z.object({
  month,
  generations: z.number().int(),
  score: meanSchema.nullable(),
  claims: z.number().int(),
  /** Claims that cite evidence: all that are not unknown. */
  evidenced: z.number().int(),
  unknown: rateSchema,
  /** Claims of an engine that their receipts did not bear out, and that were left out. */
  dropped: z.number().int(),
});
export const benchmarkTrendSchema = z.object({
  month,
  engagement: rateSchema.nullable(),
  /** Medians. */
  response_hours: z.object({ value: z.number(), n: z.number().int() }).nullable(),
  cycle_days: z.object({ value: z.number(), n: z.number().int() }).nullable(),
});
export const RATING_GROUPS = ['method', 'engine', 'mode'] as const;
export const ratingGroupSchema = z.object({
  by: z.enum(RATING_GROUPS),
  key: z.string(),
  /** Stars, drawn towards what all personas of the organisation get. */
  mean: z.number(),
  interval,
  n: z.number().int(),
  raters: z.number().int(),
});
export const methodTestSchema = z.object({
  control: z.enum(PERSONA_METHODS),
  treatment: z.enum(PERSONA_METHODS),
  n: z.tuple([z.number().int(), z.number().int()]),
  /** Treatment minus control in stars; holds however often one looks. */
  difference: z.object({ value: z.number(), interval }),
  verdict: z.enum(['higher', 'lower', 'undecided']),
});

export const ASSOCIATION_LEVELS = MATCH_LEVELS;
export const associationSchema = z.object({
  /** Null while too few deals can be compared. */
  used: rateSchema.nullable(),
  /** Of the deals they were matched with; n counts different deals. */
  not_used: rateSchema.nullable(),
  difference: z.object({ value: z.number(), interval }).nullable(),
  /** Deals in which a persona was used before they closed, by what they could be matched on. */
  matched: z.record(z.enum(ASSOCIATION_LEVELS), z.number().int()),
  unmatched: z.number().int(),
  /** Closed deals that were looked at: those that closed after the first use, the latest 2,000. */
  considered: z.number().int(),
  minimum: z.number().int(),
});

export const personaReportSchema = z.object({
  as_of: z.string(),
  months: z.number().int(),
  totals: z.object({
    generations: z.number().int(),
    personas: z.number().int(),
    ratings: z.number().int(),
    views: z.number().int(),
    exports: z.number().int(),
    drafts: z.number().int(),
  }),
  generations: z.array(generationsSchema),
  quality: z.array(qualitySchema),
  benchmarks: z.array(benchmarkTrendSchema),
  coverage: z.object({
    contacts: z.number().int(),
    with_persona: z.number().int(),
    /** Something passed with them in the last 90 days. */
    active: z.number().int(),
    active_with_persona: z.number().int(),
    /** Personas whose contact did something since. */
    outdated: z.number().int(),
  }),
  ratings: z.array(ratingGroupSchema),
  method_test: methodTestSchema.nullable(),
  /** What an admin assumes that one persona saves; null leaves time saved out. */
  time_saved: z
    .object({ minutes_each: z.number(), used_generations: z.number().int(), hours: z.number() })
    .nullable(),
  association: associationSchema,
});
export type PersonaReport = z.infer<typeof personaReportSchema>;
export type Association = z.infer<typeof associationSchema>;
export type AssociationLevel = (typeof ASSOCIATION_LEVELS)[number];
export type RatingGroup = z.infer<typeof ratingGroupSchema>;
export type MethodTest = z.infer<typeof methodTestSchema>;

export const assumptionInput = z.object({
  minutes_each: z
    .number('Give minutes.')
    .min(1, 'Give 1 to 480 minutes.')
    .max(480, 'Give 1 to 480 minutes.')
    .nullable(),
});
