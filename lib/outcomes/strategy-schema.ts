import { z } from 'zod';
import { countsSchema } from './counts-schema';

/** A rate that was observed: posterior mean and 90 % interval, the raw fraction beside it, and the trials behind both. */
export const rateSchema = z.object({
  mean: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  raw: z.number().nullable(),
  n: z.number().int(),
});
export type Rate = z.infer<typeof rateSchema>;

export const STRATEGY_RATES = [
  'delivery_rate',
  'open_rate',
  'reply_rate',
  'positive_reply_rate',
  'meeting_rate',
  'meeting_held_rate',
  'close_rate',
] as const;
export type StrategyRate = (typeof STRATEGY_RATES)[number];

/** Lower is better. */
export const GUARDRAILS = ['unsubscribe_rate', 'spam_rate', 'bounce_rate', 'negative_reply_rate'] as const;
export type Guardrail = (typeof GUARDRAILS)[number];

export const DIMENSIONS = ['framework', 'tone', 'hook', 'cta', 'send_time'] as const;
export const WINNING_METRICS = ['reply_rate', 'positive_reply_rate', 'meeting_rate', 'close_rate'] as const;
/** The ladder: what counts is as far down the funnel as there is evidence for. */
export const OBJECTIVES = [...WINNING_METRICS, 'meeting_held_rate'] as const;
export type Objective = (typeof OBJECTIVES)[number];

export const dealValueSchema = z.object({
  currency: z.string().nullable(),
  n: z.number().int(),
  total: z.number(),
  average: z.number(),
});
export type DealValue = z.infer<typeof dealValueSchema>;

export const strategySchema = z.object({
  key: z.string(),
  agent_name: z.string().nullable(),
  campaign_id: z.uuid().nullable(),
  /** Messages of this agent in this campaign (or in all of them). */
  total_outcomes: z.number().int(),
  framework: z.string().nullable(),
  tone: z.string().nullable(),
  hooks_used: z.array(z.string()),
  cta: z.string().nullable(),
  send_time: z.string().nullable(),
  n: z.number().int(),
  rates: z.record(z.enum(STRATEGY_RATES), rateSchema),
  guardrails: z.record(z.enum(GUARDRAILS), rateSchema),
  /** Guardrails that are credibly worse than usual here. */
  breached: z.array(z.enum(GUARDRAILS)),
  /** Among the strategies of the same agent with enough messages and no breached guardrail; otherwise null. */
  probability_best: z.number().nullable(),
  /** In `avg_deal_value_currency`, the one that most deals were won in; currencies are never added up. */
  avg_deal_value: z.number().nullable(),
  avg_deal_value_currency: z.string().nullable(),
  deal_values: z.array(dealValueSchema),
});
export type Strategy = z.infer<typeof strategySchema>;

export const totalSchema = z.object({
  agent_name: z.string().nullable(),
  campaign_id: z.uuid().nullable(),
  total_outcomes: z.number().int(),
});

export type StrategyTotal = z.infer<typeof totalSchema>;

/** What the database counts: see public.strategy_counts. */
export const strategyCountsSchema = z.object({
  groups: z.array(
    countsSchema.extend({
      agent_name: z.string().nullable(),
      framework: z.string().nullable(),
      tone: z.string().nullable(),
      hooks_used: z.array(z.string()),
      cta: z.string().nullable(),
      send_time: z.string().nullable(),
      values: z.array(dealValueSchema.omit({ average: true })),
    }),
  ),
  n_groups: z.number().int(),
  totals: z.array(totalSchema),
});
export type StrategyCounts = z.infer<typeof strategyCountsSchema>;
export type StrategyGroup = StrategyCounts['groups'][number];

export const strategyPerformanceSchema = z.object({
  data: z.array(strategySchema),
  /** How many messages each agent had a part in, campaign by campaign. */
  totals: z.array(totalSchema),
  objective: z.enum(OBJECTIVES),
  min_samples: z.number().int(),
  level: z.number(),
  /** There are more strategies than are listed. */
  truncated: z.boolean(),
});
export type StrategyPerformance = z.infer<typeof strategyPerformanceSchema>;

export const winningStrategiesSchema = strategyPerformanceSchema.extend({
  /** Enough messages, but a guardrail is breached: not a winner, whatever its rate. */
  excluded: z.array(strategySchema),
});
export type WinningStrategies = z.infer<typeof winningStrategiesSchema>;

const text = z.string().trim().min(1).max(200);
const shared = {
  campaign_id: z.uuid('This is not a campaign id.').optional(),
  agent_name: text.optional(),
  dimension: z.enum(DIMENSIONS, { error: `Break down by one of ${DIMENSIONS.join(', ')}.` }).optional(),
  min_samples: z.coerce
    .number('Write the number of messages as a whole number, such as 10.')
    .int('Write the number of messages as a whole number, such as 10.')
    .min(1, 'A strategy needs at least one message.')
    .max(100_000, 'No strategy has that many messages.')
    .default(10),
};

export const performanceQuery = z.object({
  ...shared,
  metric: z.enum(OBJECTIVES, { error: `The metric is one of ${OBJECTIVES.join(', ')}.` }).optional(),
});
export type PerformanceQuery = z.output<typeof performanceQuery>;

export const winningQuery = z.object({
  ...shared,
  metric: z
    .enum(WINNING_METRICS, { error: `The metric is one of ${WINNING_METRICS.join(', ')}.` })
    .default('positive_reply_rate'),
});
export type WinningQuery = z.output<typeof winningQuery>;
