import { z } from 'zod';
import { listQuery } from '../http/list';
import { countsSchema } from './counts-schema';
import { dealValueSchema, GUARDRAILS, rateSchema } from './strategy-schema';

export const CAMPAIGN_STATUSES = ['draft', 'active', 'paused', 'finished'] as const;

/** From sent to won. */
export const FUNNEL_STEPS = [
  'delivered',
  'opened',
  'clicked',
  'replied',
  'positive_reply',
  'meeting',
  'won',
] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

const base = {
  id: z.uuid(),
  external_id: z.string().nullable(),
  name: z.string(),
  status: z.enum(CAMPAIGN_STATUSES),
  created_at: z.string(),
  first_sent_at: z.string().nullable(),
  last_sent_at: z.string().nullable(),
  counts: countsSchema,
};
const values = z.array(dealValueSchema.omit({ average: true }));

/** What the database counts: see public.campaign_results. */
export const campaignRowSchema = z.object({ ...base, values });
export type CampaignRow = z.infer<typeof campaignRowSchema>;

const day = countsSchema.extend({ day: z.iso.date() });
export const campaignReportRowSchema = z.object({
  campaign: campaignRowSchema.nullable(),
  days: z.array(day),
  /** The other campaigns of the organisation: what is usual here. */
  peers: z.array(countsSchema),
});

export const campaignSummarySchema = z.object({
  ...base,
  funnel: z.array(z.object({ step: z.enum(FUNNEL_STEPS), count: z.number().int(), rate: rateSchema })),
  guardrails: z.record(z.enum(GUARDRAILS), rateSchema),
  /** What was won, currency by currency; they are never added up. */
  values: z.array(dealValueSchema),
});
export type CampaignSummary = z.infer<typeof campaignSummarySchema>;

/** Days are those on which messages were sent, in UTC, with what has become of them since. */
export const campaignSchema = campaignSummarySchema.extend({ days: z.array(day) });
export type Campaign = z.infer<typeof campaignSchema>;

export const campaignListQuery = listQuery.extend({
  q: z.string().trim().max(200, 'Search for at most 200 characters.').optional(),
  status: z
    .enum(CAMPAIGN_STATUSES, { error: `The status is one of ${CAMPAIGN_STATUSES.join(', ')}.` })
    .optional(),
});
export type CampaignListQuery = z.output<typeof campaignListQuery>;
