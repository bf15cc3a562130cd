import { z } from 'zod';

export const DATA_QUALITY_PARTS = {
  interaction_volume: 50,
  email_engagement: 20,
  deal_history: 20,
  recognised_patterns: 10,
} as const;
export type DataQualityPart = keyof typeof DATA_QUALITY_PARTS;
const partSchema = z.enum([
  'interaction_volume',
  'email_engagement',
  'deal_history',
  'recognised_patterns',
] as const satisfies readonly DataQualityPart[]);

export const dataQualitySchema = z.object({
  score: z.number().int().min(0).max(100),
  parts: z.record(partSchema, z.number().int()),
  explanation: z.array(
    z.object({ part: partSchema, points: z.number().int(), max: z.number().int(), text: z.string() }),
  ),
  /** The cheapest next piece of data and the points that it adds; null at full score. */
  next: z.object({ part: partSchema, gain: z.number().int(), text: z.string() }).nullable(),
});
export type DataQuality = z.infer<typeof dataQualitySchema>;
