import { z } from 'zod';
import { listQuery } from '../http/list';
import { CHANNELS } from './sequence-schema';

export const OUTBOX_STATUSES = ['scheduled', 'sending', 'sent', 'stopped', 'failed', 'uncertain'] as const;
export type OutboxStatus = (typeof OUTBOX_STATUSES)[number];
/** open: everything that is not sent or stopped; due: open, and its time has come; outdated: held for a choice. */
export const OUTBOX_VIEWS = ['open', 'due', 'outdated', 'all', ...OUTBOX_STATUSES] as const;
export const OUTDATED_CHOICES = ['replaced', 'kept'] as const;

/** A text that was written under a change on trial, which went back before the message left. */
export const outdatedSchema = z.object({
  plan_item_id: z.uuid(),
  plan_id: z.uuid().nullable(),
  /** The rule that was tried, in words. */
  rule: z.string().nullable(),
  /** What somebody decided: the text from before, or this one. Null: nobody has, and it is not sent by itself. */
  choice: z.enum(OUTDATED_CHOICES).nullable(),
});

export const outboxQuery = listQuery.extend({
  status: z.enum(OUTBOX_VIEWS, { error: `The status is one of ${OUTBOX_VIEWS.join(', ')}.` }).default('open'),
  campaign_id: z.uuid('This is not a campaign id.').optional(),
});
export type OutboxQuery = z.output<typeof outboxQuery>;

export const outboxMessageSchema = z.object({
  id: z.uuid(),
  /** The message is tracked under this id from the moment it is sent. */
  outcome_id: z.uuid(),
  campaign_id: z.uuid(),
  campaign: z.string(),
  contact_id: z.uuid(),
  contact: z.string().nullable(),
  company: z.string().nullable(),
  step: z.number().int(),
  channel: z.enum(CHANNELS),
  to_address: z.string().nullable(),
  subject_line: z.string().nullable(),
  body: z.string(),
  mailto: z.string().nullable(),
  agent_decisions: z.record(z.string(), z.json()),
  practice_ids: z.array(z.uuid()),
  experiment: z.record(z.string(), z.json()).nullable(),
  due_at: z.string(),
  status: z.enum(OUTBOX_STATUSES),
  /** Why it was stopped, failed, or is uncertain. */
  reason: z.string().nullable(),
  sent_at: z.string().nullable(),
  sent_via: z.enum(['sendgrid', 'rep']).nullable(),
  outdated: outdatedSchema.nullable(),
});
export type OutboxMessage = z.infer<typeof outboxMessageSchema>;

export const sentBody = z
  .object({
    sent_at: z.iso
      .datetime({
        offset: true,
        error: 'Write the time as ISO 8601 with its offset, such as 2026-11-20T09:30:00Z.',
      })
      .refine(
        (at) => Date.parse(at) <= Date.now() + 300_000,
        'The message can not have been sent in the future.',
      )
      .optional(),
  })
  .optional();

export const MAX_OUTDATED = 50;
export const outdatedBody = z.object({
  choice: z.enum(
    [...OUTDATED_CHOICES, 'undone'],
    'The choice is replaced (the text from before the trial), kept, or undone.',
  ),
  ids: z.array(z.uuid('This is not a message id.')).min(1, 'Name the messages.').max(MAX_OUTDATED),
});
export type OutdatedInput = z.infer<typeof outdatedBody>;
export const outdatedAnswer = z.object({
  /** Those that changed: what was sent or chosen meanwhile is not among them. */
  data: z.array(outboxMessageSchema),
});
