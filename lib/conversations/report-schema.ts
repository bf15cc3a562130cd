import { z } from 'zod';
import { listQuery } from '../http/list';
import { rateSchema } from '../outcomes/strategy-schema';
import { bucketSchema, estimateSchema, SERIES_UNITS } from './figures';

const moment = z.iso.datetime({ offset: true });
const interval = z.tuple([z.number(), z.number()]).nullable();
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const agentName = z.string().trim().min(1).max(200);

export const performanceQuery = z.object({
  days: z.coerce.number().int().min(1).max(365).default(7),
  agent_name: agentName.optional(),
  /** "true": only exchanges without agent name. */
  unnamed: flag.optional(),
  from: moment.optional(),
  to: moment.optional(),
  baseline_from: moment.optional(),
  baseline_to: moment.optional(),
});
export type PerformanceQuery = z.output<typeof performanceQuery>;
export const reportQuery = listQuery.extend({ agent_name: agentName.optional(), unnamed: flag.optional() });
export type ReportQuery = z.output<typeof reportQuery>;
export const insightsQuery = performanceQuery.pick({ agent_name: true, unnamed: true, from: true, to: true });
export type InsightsQuery = z.output<typeof insightsQuery>;

export const errorPatternSchema = z.object({
  /** What the messages have in common: quoted parts are …, numbers and ids are #. */
  error_message: z.string(),
  count: z.number().int(),
  first_occurrence: z.string(),
  last_occurrence: z.string(),
  example: z.object({ conversation_id: z.uuid(), error: z.string().nullable(), user_message: z.string() }),
  conversation_ids: z.array(z.uuid()),
});
export const errorInsightsSchema = z.object({
  total_unique_errors: z.number().int(),
  error_patterns: z.array(errorPatternSchema),
});
export type ErrorInsights = z.infer<typeof errorInsightsSchema>;

const number = z.number().nullable();
const responseTimes = z.object({
  mean: number,
  p50: number,
  p95: number,
  p99: number,
  n: z.number().int(),
  /** 90 %; null where n is too small for one. */
  intervals: z.object({ mean: interval, p50: interval, p95: interval, p99: interval }),
});
const analyses = z.object({
  response_times: responseTimes,
  errors: z.object({
    /** A fraction; null when nothing was said. */
    error_rate: number,
    failures: z.number().int(),
    rate: rateSchema,
    total_unique_errors: z.number().int(),
    patterns: z.array(errorPatternSchema),
  }),
  conversations: z.object({
    sessions: z.number().int(),
    turns_per_session: z.object({ mean: number, p50: number, p95: number, max: number }),
    minutes_per_session: z.object({ p50: number, p95: number }),
    repeat_questions: z.object({ count: z.number().int(), sessions: z.number().int(), rate: rateSchema }),
    response_length: z.object({ mean: number, p50: number, p95: number, n_long: z.number().int() }),
  }),
  /** What people thought of answers; absent in reports from before ratings were counted. */
  feedback: z
    .object({
      /** Of stars from 1 to 5. */
      rating: estimateSchema.nullable(),
      ratings: z.number().int(),
      low: z.number().int(),
      low_rate: rateSchema,
      corrections: z.number().int(),
    })
    .optional(),
  /** By hour, day or week of the organisation's zone. */
  series: z
    .object({ unit: z.enum(SERIES_UNITS), buckets: z.array(bucketSchema.extend({ error_rate: rateSchema })) })
    .optional(),
});
export type Analyses = z.infer<typeof analyses>;

const improvement = <T extends z.ZodType>(value: T) =>
  z.object({
    response_time_improvement_pct: value,
    p50_improvement_pct: value,
    p95_improvement_pct: value,
    /** Points of the error rate, as a fraction: 0.05 is five points fewer. */
    error_rate_reduction: value,
  });

export const SEVERITIES = ['high', 'medium', 'low'] as const;
export const suggestionSchema = z.object({
  /** Names the finding, the same in every report. */
  key: z.string(),
  kind: z.enum(['error_rate', 'error', 'intent', 'slow', 'hour', 'rating', 'verbosity', 'repeats']),
  severity: z.enum(SEVERITIES),
  suggestion: z.string(),
  proposed_change: z.string(),
  evidence: z.object({
    text: z.string(),
    measure: estimateSchema,
    /** What it is held against, where that is a figure too. */
    compared_with: estimateSchema.nullable(),
    conversation_ids: z.array(z.uuid()).max(5),
  }),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

export const effectSchema = z.object({
  key: z.string(),
  suggestion: z.string(),
  before: estimateSchema,
  after: estimateSchema.nullable(),
  /** After − before: below zero is better. */
  difference: z.object({ value: z.number(), interval }).nullable(),
  verdict: z.enum(['mended', 'still_there', 'unclear', 'not_measurable']),
});
export type Effect = z.infer<typeof effectSchema>;

const span = z.object({ from: z.string(), to: z.string() });
export const performanceReportSchema = z.object({
  period: span,
  /** Of the organisation when it was made: hours and days are its. */
  time_zone: z.string().default('UTC'),
  database_stats: z.object({
    total_conversations: z.number().int(),
    successful_conversations: z.number().int(),
    failed_conversations: z.number().int(),
    total_sessions: z.number().int(),
    first_at: z.string().nullable(),
    last_at: z.string().nullable(),
  }),
  analyses,
  comparison: z.object({
    baseline: span.extend({
      total_conversations: z.number().int(),
      response_times: responseTimes,
      error_rate: number,
      /** Absent in reports from before it was kept. */
      rate: rateSchema.optional(),
    }),
    improvement: improvement(number),
    intervals: improvement(interval),
  }),
  suggestions: z.array(suggestionSchema),
  /** What became of earlier findings. */
  effects: z.array(effectSchema),
  summary: z.object({
    total_suggestions: z.number().int(),
    high: z.number().int(),
    medium: z.number().int(),
    low: z.number().int(),
    mended: z.number().int(),
    still_there: z.number().int(),
  }),
});
export type PerformanceReport = z.infer<typeof performanceReportSchema>;

export const reportInput = z.object({
  days: z.number().int().min(1).max(365).default(7),
  agent_name: agentName.nullish(),
  /** Only exchanges without agent name. */
  unnamed: z.boolean().optional(),
  from: moment.optional(),
  to: moment.optional(),
  baseline_from: moment.optional(),
  baseline_to: moment.optional(),
});
export type ReportInput = z.output<typeof reportInput>;

const reportHead = z.object({
  id: z.uuid(),
  /** Null: all agents. */
  agent_name: z.string().nullable(),
  /** Only exchanges without agent name. */
  is_unnamed: z.boolean(),
  trigger: z.enum(['asked', 'automatic']),
  period_from: z.string(),
  period_to: z.string(),
  baseline_from: z.string().nullable(),
  baseline_to: z.string().nullable(),
  n: z.number().int(),
  created_at: z.string(),
});
export const improvementReportSchema = reportHead.extend({ content: performanceReportSchema });
export type ImprovementReport = z.infer<typeof improvementReportSchema>;
const { summary, comparison } = performanceReportSchema.shape;
export const reportRowSchema = reportHead.extend({
  summary,
  error_rate: rateSchema,
  response_times: responseTimes,
  improvement: comparison.shape.improvement,
  intervals: comparison.shape.intervals,
});
export type ReportRow = z.infer<typeof reportRowSchema>;

export const sessionParams = z.object({ session_id: z.string().min(1).max(200) });
export const sessionSummarySchema = z.object({
  session_id: z.string(),
  total_conversations: z.number().int(),
  successful_conversations: z.number().int(),
  failed_conversations: z.number().int(),
  success_rate: z.number(),
  avg_response_time_ms: z.number(),
  p50: z.number(),
  p95: z.number(),
  started_at: z.string(),
  ended_at: z.string(),
  duration_seconds: z.number(),
  agents: z.array(z.string()),
  rooms: z.array(z.string()),
  errors: z.array(z.string()),
});
export type SessionSummary = z.infer<typeof sessionSummarySchema>;

export const statusSchema = z.object({
  /** False when ENABLE_RAG=false. */
  enabled: z.boolean(),
  total_conversations_logged: z.number().int(),
  last_logged_at: z.string().nullable(),
  knowledge_base: z.object({
    total_entries: z.number().int(),
    conversations: z.number().int(),
    learned_patterns: z.number().int(),
  }),
  reports: z.object({
    total: z.number().int(),
    last_report_at: z.string().nullable(),
    /** Conversations between two automatic reports. */
    every: z.number().int(),
  }),
});
export type Status = z.infer<typeof statusSchema>;
