import { z } from 'zod';
import { rateSchema } from '../outcomes/strategy-schema';
import { dataQualitySchema } from './data-quality-schema';
import {
  CHANNELS,
  evidence,
  figure,
  preferenceSchema,
  rateFigure,
  receiptSchema,
  trendSchema,
} from './figure-schema';

const stageSpeed = z.object({
  stage: z.string(),
  n: z.number().int(),
  median_days: z.number(),
  organization_median_days: z.number().nullable(),
  organization_n: z.number().int(),
});

export const PATTERNS = ['day', 'time', 'channel', 'response_trend', 'decision_speed', 'answers'] as const;

export const analysisSchema = z.object({
  contact_id: z.uuid(),
  as_of: z.string(),
  contact: z.object({
    name: z.string().nullable(),
    email: z.string().nullable(),
    job_title: z.string().nullable(),
    company_id: z.string().nullable(),
    company: z.string().nullable(),
    industry: z.string().nullable(),
    company_size: z.string().nullable(),
    employees: z.number().nullable(),
    region: z.string().nullable(),
    lead_source: z.string().nullable(),
    owner_id: z.string().nullable(),
  }),
  time_zone: z.object({ name: z.string(), source: z.enum(['contact', 'organization', 'assumed_utc']) }),
  /** What passed between both sides, each once; opens, clicks and automatic replies are not interactions. */
  interactions: z.object({
    ...evidence,
    inbound: z.number().int(),
    outbound: z.number().int(),
    by_kind: z.record(z.string(), z.number().int()),
    by_channel: z.array(
      z.object({
        channel: z.enum(CHANNELS),
        n: z.number().int(),
        inbound: z.number().int(),
        outbound: z.number().int(),
        /** Turns answered; of calls and meetings: took place. Null where nobody knows. */
        answered: rateSchema.nullable(),
      }),
    ),
  }),
  email: z.object({
    sent: z.number().int(),
    /** Sent, not bounced, and known to the tracking. */
    tracked: z.number().int(),
    bounced: z.number().int(),
    open_rate: rateFigure,
    click_rate: rateFigure,
    reply_rate: rateFigure,
    /** Opened by the person, clicked or replied to. */
    engagement_rate: rateFigure,
    machine_opens: z.number().int(),
    auto_replies: z.number().int(),
    unsubscribed: z.boolean(),
  }),
  /** From our first message since the contact's last word in a thread to their next reply there, in hours. */
  response_time: z.object({
    mean_hours: figure,
    median_hours: figure,
    /** Turns of ours that were answered. */
    answered: rateFigure,
    trend: trendSchema,
  }),
  frequency: z.object({
    per_week: figure,
    last_90_days: z.number().int(),
    first_at: z.string().nullable(),
    last_at: z.string().nullable(),
    last_inbound_at: z.string().nullable(),
    days_since_last: z.number().nullable(),
  }),
  /** Days and times are the contact's own, in `time_zone`. */
  preferences: z.object({ day: preferenceSchema, time: preferenceSchema, channel: preferenceSchema }),
  decision_speed: z.object({
    /** Their days in a stage over the organisation's median there, geometric mean: 0.5 is twice as fast. */
    ratio: figure,
    verdict: z.enum(['faster', 'slower', 'no_clear_difference']),
    stages: z.array(stageSpeed),
    /** From opening to winning. */
    cycle_days: figure,
  }),
  conversion: rateFigure.extend({
    won: z.number().int(),
    lost: z.number().int(),
    open: z.number().int(),
    won_value: z.array(z.object({ currency: z.string(), total: z.number(), n: z.number().int() })),
  }),
  content: z.object({
    documents_sent: z.number().int(),
    documents_received: z.number().int(),
    documents_opened: rateFigure,
    meetings_held: rateFigure,
    no_shows: z.number().int(),
    calls_completed: rateFigure,
    call_minutes: figure,
  }),
  /** What is credibly not chance, in words. */
  patterns: z.array(z.object({ ...evidence, key: z.enum(PATTERNS), text: z.string() })),
  charts: z.object({
    /** Seven rows from Monday, 24 hours each: times that the contact was active. */
    day_hour: z.array(z.array(z.number().int()).length(24)).length(7),
    response_times: z.array(
      z.object({
        sent_at: z.string(),
        replied_at: z.string(),
        hours: z.number(),
        channel: z.enum(CHANNELS),
        receipt: receiptSchema,
      }),
    ),
    months: z.array(
      z.object({
        month: z.string(),
        inbound: z.number().int(),
        outbound: z.number().int(),
        meetings: z.number().int(),
      }),
    ),
  }),
  data_quality: dataQualitySchema,
});
export type Analysis = z.infer<typeof analysisSchema>;
