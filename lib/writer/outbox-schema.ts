import { z } from 'zod';
import { listQuery } from '../http/list';
import { CHANNELS } from './sequence-schema';

export const OUTBOX_STATUSES = ['scheduled', 'sending', 'sent', 'stopped', 'failed', 'uncertain'] as const;
export type OutboxStatus = (typeof OUTBOX_STATUSES)[number];
/** open: everything that is not sent or stopped; due: open, and its time has come. */
export const OUTBOX_VIEWS = ['open', 'due', 'all', ...OUTBOX_STATUSES] as const;

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
