import { z } from 'zod';
import { rateSchema } from './strategy-schema';

export const ICP_DIMENSIONS = ['industry', 'company_size', 'seniority', 'region', 'lead_source'] as const;
export type IcpDimension = (typeof ICP_DIMENSIONS)[number];
/** What the fallback score is by, in the order of its key: see private.icp_score_of. */
export const SEGMENT_DIMENSIONS = ['industry', 'company_size', 'seniority'] as const;

const lead = z.record(z.enum(ICP_DIMENSIONS), z.string().nullable());
export const icpCellSchema = lead.and(
  z.object({
    week: z.string().nullable(),
    n: z.number().int(),
    positive: z.number().int(),
    won: z.number().int(),
  }),
);
export type IcpCell = z.infer<typeof icpCellSchema>;

export const icpQualitySchema = z.object({
  n: z.number().int(),
  auc: z.number().nullable(),
  auc_interval: z.tuple([z.number(), z.number()]).nullable(),
  brier: z.number().nullable(),
  brier_base_rate: z.number().nullable(),
  ece: z.number().nullable(),
  ece_noise_floor: z.number().nullable(),
});
export type IcpQuality = z.infer<typeof icpQualitySchema>;

export const icpModelSchema = z.object({
  version: z.number().int(),
  basis: z.enum(['model', 'segments', 'none']),
  reason: z.string().nullable(),
  n_leads: z.number().int(),
  n_positive: z.number().int(),
  quality: icpQualitySchema,
  trained_at: z.string(),
});

export const icpSegmentsSchema = z.object({
  /** Leads, not messages; positive: an interested reply, a meeting or a win. */
  data: z.array(
    z.object({ segment: lead, n: z.number().int(), positive_rate: rateSchema, close_rate: rateSchema }),
  ),
  dimensions: z.array(z.enum(ICP_DIMENSIONS)),
  level: z.number(),
  /** What scores new messages; null until something has been learned. */
  model: icpModelSchema.nullable(),
});
export type IcpSegments = z.infer<typeof icpSegmentsSchema>;

const dimension = z.enum(ICP_DIMENSIONS, { error: `A dimension is one of ${ICP_DIMENSIONS.join(', ')}.` });
export const icpSegmentsQuery = z.object({
  dimensions: z
    .string()
    .default(SEGMENT_DIMENSIONS.join(','))
    .transform((list) => [...new Set(list.split(',').map((name) => name.trim()))])
    .pipe(z.array(dimension).min(1)),
});
