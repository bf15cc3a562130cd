import { z } from 'zod';
import { BENCHMARK_METRICS, BENCHMARK_SOURCES, COMPANY_SIZES, INDUSTRIES } from './compare-schema';

const cell = {
  industry: z.enum([...INDUSTRIES, 'all'], 'There is no such industry.'),
  company_size: z.enum([...COMPANY_SIZES, 'all'], 'The company size is small, medium, large or all.'),
  metric: z.enum(BENCHMARK_METRICS, `The metric is one of ${BENCHMARK_METRICS.join(', ')}.`),
};

export const benchmarkSchema = z.object({
  ...cell,
  value: z.number(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  n: z.number().int().nullable(),
  n_organizations: z.number().int().nullable(),
  source: z.enum(BENCHMARK_SOURCES),
});

/** One line of the settings: what counts as usual, and what it was chosen from. */
export const benchmarkRowSchema = z.object({
  ...cell,
  benchmark: benchmarkSchema,
  built_in: z.number(),
  /** Own people so far, and how many are needed before they replace the assumption. */
  own: z.object({ value: z.number(), n: z.number().int(), needed: z.number().int() }).nullable(),
  commons: z.object({ value: z.number(), n: z.number().int(), n_organizations: z.number().int() }).nullable(),
  custom: z.number().nullable(),
});
export type BenchmarkRow = z.infer<typeof benchmarkRowSchema>;

const LIMITS = {
  engagement_rate: [0, 1, 'Write the engagement as a share from 0 to 1, such as 0.3 for 30 %.'],
  deal_cycle_days: [1, 3650, 'Write the deal cycle in days, from 1 to 3,650.'],
  response_hours: [0.1, 2160, 'Write the response time in hours, from 0.1 to 2,160.'],
} as const;

export const setBenchmarkInput = z.object({ ...cell, value: z.number() }).superRefine((input, context) => {
  const [low, high, message] = LIMITS[input.metric];
  if (input.value < low || input.value > high) context.addIssue({ code: 'custom', path: ['value'], message });
});
export type SetBenchmark = z.infer<typeof setBenchmarkInput>;

export const resetBenchmarkInput = z.object(cell);
export type ResetBenchmark = z.infer<typeof resetBenchmarkInput>;
