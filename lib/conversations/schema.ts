import { z } from 'zod';
import { REDACTION_KINDS } from '../privacy/redaction';

export const MAX_BULK = 1000;
const text = z.string().max(20_000, 'At most 20,000 characters.');
const METADATA_BYTES = 20_000;

/** One exchange, as an agent reports it. */
export const exchangeSchema = z.object({
  session_id: z.string().trim().min(1, 'Name the session.').max(200),
  user_message: text,
  agent_response: text,
  response_time_ms: z
    .number()
    .int()
    .min(0)
    .max(24 * 3_600_000),
  success: z.boolean(),
  error: z.string().max(2000).nullish(),
  room_name: z.string().max(200).nullish(),
  agent_name: z.string().trim().min(1).max(200).nullish(),
  metadata: z
    .record(z.string(), z.json())
    .refine((value) => JSON.stringify(value).length <= METADATA_BYTES, 'At most 20,000 characters in all.')
    .default({}),
  occurred_at: z.iso.datetime({ offset: true }).optional(),
});
export type Exchange = z.output<typeof exchangeSchema>;
export type ExchangeInput = z.input<typeof exchangeSchema>;

export const loggedSchema = z.object({ conversation_id: z.uuid() });

export const conversationSchema = z.object({
  id: z.uuid(),
  session_id: z.string(),
  agent_name: z.string().nullable(),
  user_message: z.string(),
  agent_response: z.string(),
  response_time_ms: z.number().int(),
  success: z.boolean(),
  error: z.string().nullable(),
  room_name: z.string().nullable(),
  metadata: z.record(z.string(), z.json()),
  source: z.enum(['api', 'mcp', 'client']),
  /** What was taken out before it was stored: how often, by kind. */
  redactions: z.record(z.string(), z.number().int()),
  occurred_at: z.string(),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const feedbackInput = z
  .object({
    rating: z.number().int().min(1).max(5).nullish(),
    correction: z.string().trim().min(1).max(20_000).nullish(),
  })
  .refine(({ rating, correction }) => rating != null || correction != null, {
    message: 'Give a rating, a correction, or both.',
    path: ['rating'],
  });
export type FeedbackInput = z.output<typeof feedbackInput>;

/** `organizations.settings.conversations`: what is taken out of a text before it is stored. */
export const rulesSchema = z.object({
  redact: z.array(z.enum(REDACTION_KINDS)).default(['email', 'phone', 'number', 'name']),
  /** Words of the organisation's own that are taken out in any case. */
  terms: z.array(z.string().trim().min(2).max(200)).max(200).default([]),
  /** Conversations between two improvement reports; the built-in one when absent. */
  report_every: z.number().int().min(10).max(100_000).nullish(),
});
export type Rules = z.output<typeof rulesSchema>;
