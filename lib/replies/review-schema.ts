import { z } from 'zod';
import { listQuery } from '../http/list';
import { OBJECTIONS, reviewSchema, SENTIMENTS } from './schema';

export const REVIEW_STATUSES = ['review', 'corrected', 'all'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

export const reviewListQuery = listQuery.extend({
  status: z.enum(REVIEW_STATUSES).default('all'),
  sentiment: z.enum(SENTIMENTS).optional(),
  objection: z.enum(OBJECTIONS).optional(),
  campaign_id: z.uuid().optional(),
  contact_id: z.uuid().optional(),
});
export type ReviewListQuery = z.output<typeof reviewListQuery>;

/** A classified reply with the message that it answers. */
export const replyRowSchema = reviewSchema.extend({
  occurred_at: z.string(),
  /** What the person wrote, without what the mail only repeats. */
  text: z.string(),
  quoted: z.string(),
  channel: z.string(),
  subject_line: z.string().nullable(),
  message_start: z.string(),
  campaign_id: z.uuid().nullable(),
  campaign: z.string().nullable(),
  contact_id: z.uuid().nullable(),
  contact: z.string().nullable(),
  company: z.string().nullable(),
  candidates: z.record(z.string(), z.array(z.string())),
  fallback_reason: z.string().nullable(),
  corrected_by_name: z.string().nullable(),
});
export type ReplyRow = z.infer<typeof replyRowSchema>;
export const classified = ({ corrected, predicted }: Pick<ReplyRow, 'corrected' | 'predicted'>) =>
  corrected ?? predicted;

const measured = z.object({ log_loss: z.number(), correct: z.number().int() });
export const fieldQualitySchema = z.object({
  n: z.number().int(),
  before: measured,
  after: measured,
  is_better: z.boolean(),
});
export type FieldQuality = z.infer<typeof fieldQualitySchema>;
export const headQualitySchema = z.object({
  sentiment_label: fieldQualitySchema,
  interest_level: fieldQualitySchema,
  objection_type: fieldQualitySchema,
});
export type HeadQuality = z.infer<typeof headQualitySchema>;

const rate = z.object({ mean: z.number(), interval: z.tuple([z.number(), z.number()]), n: z.number().int() });
export const RUN_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export const runSchema = z.object({
  id: z.uuid(),
  status: z.enum(RUN_STATUSES),
  total: z.number().int(),
  done: z.number().int(),
  changed: z.number().int(),
  failure: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type ReplyRun = z.infer<typeof runSchema>;

export const replySummarySchema = z.object({
  to_review: z.number().int(),
  corrected: z.number().int(),
  total: z.number().int(),
  /** The last time that corrections were learned from; accuracy by cross-validation, on replies not seen. */
  learned: z
    .object({
      version: z.number().int(),
      is_active: z.boolean(),
      learned_at: z.string(),
      n: z.number().int(),
      fields: z.array(
        z.object({
          field: headQualitySchema.keyof(),
          is_better: z.boolean(),
          accuracy_before: rate,
          accuracy_after: rate,
          log_loss_before: z.number(),
          log_loss_after: z.number(),
        }),
      ),
    })
    .nullable(),
  run: runSchema.nullable(),
});
export type ReplySummary = z.infer<typeof replySummarySchema>;
