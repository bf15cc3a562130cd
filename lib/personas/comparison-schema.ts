import { z } from 'zod';
import { rateSchema } from '../outcomes/strategy-schema';
import { benchmarkSchema } from './benchmark-schema';
import {
  BEHAVIOUR_FEATURES,
  BENCHMARK_METRICS,
  type BehaviouralPattern,
  COMPANY_SIZES,
  type Comparison,
  type PatternMembership,
  type SimilarProfiles,
  SUPPRESSED,
} from './compare-schema';

const count = z.number().int();

export const comparisonSchema = z.object({
  metric: z.enum(BENCHMARK_METRICS),
  value: z.number().nullable(),
  n: count,
  benchmark: benchmarkSchema,
  percentile: z.number().nullable(),
  n_peers: count.nullable(),
  peers: benchmarkSchema.pick({ industry: true, company_size: true }).nullable(),
  is_higher_better: z.boolean(),
  suppressed: z.enum(SUPPRESSED).nullable(),
  reason: z.string().nullable(),
}) satisfies z.ZodType<Comparison>;

export const patternSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  n: count,
  separates: z.array(
    z.object({
      feature: z.enum(BEHAVIOUR_FEATURES),
      label: z.string(),
      value: z.number().nullable(),
      z: z.number(),
    }),
  ),
  reply_rate: rateSchema,
  meeting_rate: rateSchema,
  win_rate: rateSchema,
  first_seen_at: z.string(),
  updated_at: z.string(),
}) satisfies z.ZodType<BehaviouralPattern>;
const membershipSchema = patternSchema.extend({
  clarity: z.number(),
}) satisfies z.ZodType<PatternMembership>;

const similarSchema = z.object({
  data: z.array(
    z.object({
      contact_id: z.uuid(),
      name: z.string().nullable(),
      job_title: z.string().nullable(),
      company: z.string().nullable(),
      industry: z.string().nullable(),
      company_size: z.enum(COMPANY_SIZES).nullable(),
      similarity: z.number(),
      parts: z.object({
        description: z.number().nullable(),
        behaviour: z.number().nullable(),
        compared: count,
      }),
      alike: z.array(z.string()),
      interactions: count,
      deals: z.object({ won: count, lost: count, open: count }),
    }),
  ),
  n: count,
  worked: z.array(
    z.object({
      dimension: z.enum(['framework', 'tone', 'channel', 'time']),
      value: z.string(),
      rate: rateSchema,
    }),
  ),
  positive_reply_rate: rateSchema.nullable(),
  win_rate: rateSchema.nullable(),
  practices: z.array(z.object({ id: z.uuid(), content: z.string(), rate: rateSchema })),
  won_deals: z.array(
    z.object({ id: z.uuid(), name: z.string(), contact_id: z.uuid(), closed_at: z.string().nullable() }),
  ),
  note: z.string(),
}) satisfies z.ZodType<SimilarProfiles>;

/** A contact beside others: what is usual, who is alike, which pattern they follow. */
export const contactComparisonSchema = z.object({
  benchmarks: z.array(comparisonSchema),
  similar: similarSchema,
  patterns: z.array(membershipSchema),
});
export type ContactComparison = z.infer<typeof contactComparisonSchema>;

export const comparisonQuery = z.object({ limit: z.coerce.number().int().min(1).max(25).default(10) });
