import { z } from 'zod';

const probability = z.number().min(0).max(1);
const interval = z.tuple([z.number(), z.number()]);

/** One attribute's share of a forecast: `effect` in probability points; all effects sum to forecast minus base rate. */
export const factorSchema = z.object({
  feature: z.string(),
  value: z.string(),
  effect: z.number(),
  evidence: z.string().nullable(),
});

/** GET /deals/{id}/forecast. */
export const dealForecastSchema = z.object({
  probability,
  interval,
  level: z.literal(0.9),
  basis: z.enum(['model', 'prior']),
  abstained: z.boolean(),
  reason: z.string().nullable(),
  factors: z.array(factorSchema),
  model_version: z.number().int().nullable(),
  as_of: z.string(),
});
export type DealForecast = z.infer<typeof dealForecastSchema>;

export const reliabilityBinSchema = z.object({
  bin: z.number().int(),
  predicted: probability,
  observed: probability,
  n: z.number().int(),
});

/** GET /forecast/quality: how the model did on later deals; figures are null until there are enough of them. */
export const forecastQualitySchema = z.object({
  n: z.number().int(),
  won: z.number().int(),
  lost: z.number().int(),
  auc: z.number().nullable(),
  auc_interval: interval.nullable(),
  brier: z.number().nullable(),
  brier_base_rate: z.number().nullable(),
  ece: z.number().nullable(),
  ece_noise_floor: z.number().nullable(),
  reliability: z.array(reliabilityBinSchema),
  excluded_features: z.array(z.object({ feature: z.string(), reason: z.string() })),
  trained_at: z.string().nullable(),
  model_version: z.number().int().nullable(),
  abstained: z.boolean(),
  reason: z.string().nullable(),
  /** Frozen forecasts of this organisation that have been scored since they were made, over all model versions. */
  scored_forecasts: z.number().int(),
});
export type ForecastQuality = z.infer<typeof forecastQualitySchema>;

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const facts = z.record(z.string(), scalar);

/** One deal as `forecast_rows` returns it. */
export const forecastRowSchema = z.object({
  deal_id: z.string(),
  status: z.enum(['open', 'won', 'lost']),
  closed_at: z.string().nullable(),
  as_of: z.string(),
  stated: facts,
  measured: facts,
  is_close_as_expected: z.boolean().nullable(),
  attributes: z.record(z.string(), z.unknown()),
  company_attributes: z.record(z.string(), z.unknown()).nullable(),
});
export type ForecastRow = z.infer<typeof forecastRowSchema>;
