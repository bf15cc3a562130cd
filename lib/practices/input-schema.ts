import { z } from 'zod';
import { CATEGORIES, contextSchema, practiceSchema } from './schema';

const whole = z.number().int('Write a whole number of messages.').min(0, 'A count is not negative.').max(1e9);
const share = z
  .number()
  .min(0, 'A rate is a fraction from 0 to 1.')
  .max(1, 'A rate is a fraction from 0 to 1, such as 0.12 for 12 %.');

/** Counts of what was sent, or rates with the size of their sample; rates alone count as one message. */
export const metricsSchema = z
  .object({
    sent: whole.optional(),
    sample_size: whole.optional(),
    delivered: whole.optional(),
    opened: whole.optional(),
    replied: whole.optional(),
    positive_replies: whole.optional(),
    negative_replies: whole.optional(),
    meetings: whole.optional(),
    meetings_held: whole.optional(),
    won: whole.optional(),
    bounced: whole.optional(),
    unsubscribed: whole.optional(),
    spam_reported: whole.optional(),
    open_rate: share.optional(),
    reply_rate: share.optional(),
    positive_reply_rate: share.optional(),
    meeting_rate: share.optional(),
    conversion_rate: share.optional(),
    unsubscribe_rate: share.optional(),
    spam_rate: share.optional(),
    bounce_rate: share.optional(),
    negative_reply_rate: share.optional(),
  })
  .superRefine(({ sent, sample_size, ...metrics }, context) => {
    const trials = sent ?? sample_size;
    for (const [name, value] of Object.entries(metrics)) {
      if (name.endsWith('_rate')) continue;
      if (trials === undefined)
        context.addIssue({ code: 'custom', path: ['sent'], message: 'Say how many messages were sent.' });
      else if (value > trials)
        context.addIssue({ code: 'custom', path: [name], message: 'This is more than were sent.' });
    }
  });
export type Metrics = z.output<typeof metricsSchema>;

const content = z.string().trim().min(1, 'A practice needs a text.').max(20_000);
const tags = z.array(z.string().trim().min(1).max(60)).max(30);
const category = z.enum(CATEGORIES, `The category is one of ${CATEGORIES.join(', ')}.`);
const expiry = z.iso.datetime({
  offset: true,
  error: 'Write the time as ISO 8601 with its offset, such as 2027-01-31T00:00:00Z.',
});

export const learnInput = z.object({
  category,
  content,
  performance_metrics: metricsSchema,
  context: contextSchema.default({}),
  tags: tags.default([]),
  success: z.boolean().default(true),
});
export type LearnInput = z.output<typeof learnInput>;

export const LEARN_ACTIONS = ['stored', 'updated', 'below_threshold', 'insufficient_evidence'] as const;
export const learnResultSchema = z.object({
  action: z.enum(LEARN_ACTIONS),
  practice_id: z.uuid().optional(),
  reason: z.string(),
});
export type LearnResult = z.output<typeof learnResultSchema>;

export const createInput = z.object({
  category,
  content,
  context: contextSchema.default({}),
  tags: tags.default([]),
  performance_metrics: metricsSchema.optional(),
  expires_at: expiry.optional(),
  /** Where it comes from, in a sentence. */
  note: z.string().trim().max(500).optional(),
});
export type CreateInput = z.output<typeof createInput>;
/** `merged`: the library had it already, so its evidence was added there. */
export const createdSchema = practiceSchema.extend({ merged: z.boolean() });

export const changeInput = z
  .object({
    content: content.optional(),
    context: contextSchema.optional(),
    tags: tags.optional(),
    expires_at: expiry.nullable().optional(),
    status: z.enum(['active', 'retired'], 'Retire it (retired) or restore it (active).').optional(),
    /** Restored with a reason, it is followed whatever evidence says. */
    reason: z.string().trim().max(500).optional(),
  })
  .refine((change) => Object.keys(change).some((key) => key !== 'reason'), 'Say what to change.');
export type ChangeInput = z.output<typeof changeInput>;

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().flatMap((text) => text.split(',')));
export const searchQuery = z.object({
  q: z.string().trim().max(2000).default(''),
  category: category.optional(),
  ...contextSchema.shape,
  tags: list.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(10),
});
export type SearchQuery = z.output<typeof searchQuery>;

/** Rows as in every import: counted from 1, with the field that is wrong. */
export const practiceImportSchema = z.object({
  inserted: z.number().int(),
  updated: z.number().int(),
  rejected: z.number().int(),
  errors: z.array(z.object({ row: z.number().int(), field: z.string(), message: z.string() })),
});
export type PracticeImport = z.output<typeof practiceImportSchema>;
