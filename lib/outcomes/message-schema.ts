import { z } from 'zod';
import { listQuery } from '../http/list';
import { EVENT_TYPES, TRAINING_LABELS } from './schema';

/** The furthest that a message has come, the best first; then what went wrong, then nothing. */
export const MESSAGE_STATES = [
  'won',
  'meeting',
  'positive_reply',
  'unsubscribed',
  'spam_reported',
  'negative_reply',
  'replied',
  'clicked',
  'opened',
  'delivered',
  'bounced',
  'sent',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

export const messageRowSchema = z.object({
  id: z.uuid(),
  subject_line: z.string().nullable(),
  channel: z.string(),
  sent_at: z.string(),
  contact: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  state: z.enum(MESSAGE_STATES),
  training_label: z.enum(TRAINING_LABELS),
  training_weight: z.number(),
});
export type MessageRow = z.infer<typeof messageRowSchema>;

/** Filters of the messages of one campaign; each is a fact that the ledger holds. */
export const MESSAGE_FACTS = ['replied', 'meeting_booked', 'deal_closed', 'bounced', 'unsubscribed'] as const;
export type MessageFact = (typeof MESSAGE_FACTS)[number];

export const campaignMessagesQuery = listQuery.extend({
  fact: z.enum(MESSAGE_FACTS, { error: `Filter by one of ${MESSAGE_FACTS.join(', ')}.` }).optional(),
  training_label: z
    .enum(TRAINING_LABELS, { error: `The label is one of ${TRAINING_LABELS.join(', ')}.` })
    .optional(),
});
export type CampaignMessagesQuery = z.output<typeof campaignMessagesQuery>;

export const ledgerEventSchema = z.object({
  id: z.uuid(),
  type: z.enum(EVENT_TYPES),
  occurred_at: z.string(),
  source: z.string(),
  is_machine: z.boolean(),
  is_auto_reply: z.boolean(),
  reply_text: z.string().nullable(),
  reason: z.string().nullable(),
  deal_value: z.number().nullable(),
  currency: z.string().nullable(),
});
export type LedgerEvent = z.infer<typeof ledgerEventSchema>;

/** The events of one message in the order in which they happened. */
export const ledgerSchema = z.object({ data: z.array(ledgerEventSchema), truncated: z.boolean() });
export type Ledger = z.infer<typeof ledgerSchema>;
