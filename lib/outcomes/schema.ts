import { z } from 'zod';

export const CHANNELS = ['email', 'linkedin', 'call', 'sms', 'other'] as const;
export const EVENT_TYPES = [
  'delivered',
  'bounced',
  'opened',
  'clicked',
  'replied',
  'unsubscribed',
  'spam_reported',
  'meeting_booked',
  'meeting_completed',
  'meeting_no_show',
  'meeting_cancelled',
  'deal_created',
  'deal_won',
  'deal_lost',
  'deal_reopened',
] as const;
export const TRAINING_LABELS = ['positive_example', 'negative_example', 'neutral'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

const time = z.iso.datetime({
  offset: true,
  error: 'Write the time as ISO 8601 with its offset, such as 2026-11-20T09:30:00Z.',
});
const name = z.string().trim().min(1).max(200);

/** Both vocabularies of the contract: startup/small, smb/medium, enterprise/large. */
const SIZES: Record<string, 'small' | 'medium' | 'large'> = {
  startup: 'small',
  small: 'small',
  smb: 'medium',
  medium: 'medium',
  enterprise: 'large',
  large: 'large',
};
const companySize = z
  .string()
  .transform((size) => SIZES[size.trim().toLowerCase()])
  .pipe(
    z.enum(
      ['small', 'medium', 'large'],
      'Company size is small, medium or large (or startup, smb, enterprise).',
    ),
  );

export const messageSchema = z
  .object({
    campaign_id: name.optional(),
    lead_id: name.optional(),
    contact_email: z.email('This is not an e-mail address.').max(320).optional(),
    channel: z.enum(CHANNELS),
    subject_line: z.string().max(1000).optional(),
    message_body: z.string().min(1, 'A message needs a body.').max(100_000),
    agent_decisions: z.record(name, z.record(z.string(), z.json())).default({}),
    lead_context: z
      .object({
        industry: name.optional(),
        role: name.optional(),
        company_size: companySize.optional(),
        icp_score: z.number().min(0).max(1).optional(),
      })
      .default({}),
    practice_ids: z.array(z.uuid()).max(50).default([]),
    experiment: z.record(z.string(), z.json()).optional(),
    sent_at: time.optional(),
    provider_message_id: name.optional(),
  })
  .refine(({ lead_id, contact_email }) => Boolean(lead_id ?? contact_email), {
    path: ['lead_id'],
    message: 'Say whom the message went to: lead_id or contact_email.',
  });
export type TrackedMessage = z.output<typeof messageSchema>;

export const eventSchema = z.object({
  type: z.enum(EVENT_TYPES),
  occurred_at: time.optional(),
  source_event_id: z.string().min(1).max(500).optional(),
  reply_text: z.string().max(1_000_000).optional(),
  deal_value: z.number().min(0).max(1e15).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'A currency is three capital letters, such as EUR.')
    .optional(),
  deal_id: name.optional(),
  reason: z.string().max(2000).optional(),
  bounce_type: z.enum(['hard', 'soft']).optional(),
  machine: z.boolean().default(false),
  auto_reply: z.boolean().default(false),
});
export type OutcomeEvent = z.output<typeof eventSchema>;

export const eventResultSchema = z.object({ event_id: z.uuid().nullable(), duplicate: z.boolean() });
export type EventResult = z.infer<typeof eventResultSchema>;

export const trackedSchema = z.object({ outcome_id: z.uuid() });
export const trackedRowSchema = z.union([
  trackedSchema,
  z.object({ outcome_id: z.null(), error: z.object({ path: z.string(), message: z.string() }) }),
]);
export type TrackedRow = z.infer<typeof trackedRowSchema>;

/** The row of a message and what became of it: exactly the columns of the data model. */
export const outcomeSchema = z.object({
  id: z.uuid(),
  organization_id: z.uuid(),
  campaign_id: z.uuid().nullable(),
  lead_id: z.uuid().nullable(),
  channel: z.string(),
  subject_line: z.string().nullable(),
  message_body: z.string(),
  framework: z.string().nullable(),
  tone: z.string().nullable(),
  agent_decisions: z.record(z.string(), z.json()),
  delivered: z.boolean(),
  bounced: z.boolean(),
  bounce_reason: z.string().nullable(),
  opened: z.boolean(),
  open_count: z.number().int(),
  clicked: z.boolean(),
  click_count: z.number().int(),
  replied: z.boolean(),
  reply_text: z.string().nullable(),
  reply_sentiment_score: z.number().nullable(),
  sentiment_label: z.string().nullable(),
  objection_type: z.string().nullable(),
  interest_signal: z.boolean().nullable(),
  meeting_booked: z.boolean(),
  meeting_completed: z.boolean(),
  meeting_no_show: z.boolean(),
  deal_closed: z.boolean(),
  deal_value: z.number().nullable(),
  time_to_close_days: z.number().nullable(),
  lead_industry: z.string().nullable(),
  lead_role: z.string().nullable(),
  company_size: z.string().nullable(),
  icp_score: z.number().nullable(),
  training_label: z.enum(TRAINING_LABELS),
  training_weight: z.number(),
  included_in_training: z.boolean(),
  sent_at: z.string(),
  updated_at: z.string(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

export const outcomeListQuery = z.object({
  campaign_id: z.uuid('This is not a campaign id.').optional(),
  training_label: z.enum(TRAINING_LABELS).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
});
export type OutcomeListQuery = z.output<typeof outcomeListQuery>;
