import { z } from 'zod';
import { PERSONA_MODES } from './sections';

export const MAX_BATCH = 1000;
export const BATCH_STATUSES = ['running', 'paused', 'cancelled', 'finished'] as const;
export const BATCH_ACTIONS = ['pause', 'resume', 'cancel'] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

export const batchInput = z.object({
  contact_ids: z.array(z.uuid('This is not a contact id.')).min(1).max(MAX_BATCH),
  mode: z.enum(PERSONA_MODES).default('rag'),
});
export type BatchInput = z.output<typeof batchInput>;

export const personaBatchSchema = z.object({
  id: z.uuid(),
  mode: z.enum(PERSONA_MODES),
  /** refresh: started because enough new interactions had arrived. */
  origin: z.enum(['person', 'refresh']),
  status: z.enum(BATCH_STATUSES),
  total: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  cancelled: z.number().int(),
  /** At the provider, whose answer is awaited. */
  asked: z.number().int(),
  waiting: z.number().int(),
  /** The provider whose batch API works on it; null when contacts are done one by one. */
  engine: z.enum(['anthropic', 'openai']).nullable(),
  /** Why the batch API was not used. */
  reason: z.string().nullable(),
  created_by: z.uuid(),
  created_at: z.string(),
  finished_at: z.string().nullable(),
});
export type PersonaBatch = z.infer<typeof personaBatchSchema>;

export const batchItemSchema = z.object({
  contact_id: z.uuid(),
  contact: z.string().nullable(),
  status: z.enum(['waiting', 'asked', 'done', 'failed', 'cancelled']),
  persona_id: z.uuid().nullable(),
  engine: z.string().nullable(),
  reason: z.string().nullable(),
});

export const batchDetailSchema = personaBatchSchema.extend({
  /** Contacts that the organisation does not have; only in the answer to the order. */
  rejected: z.array(z.object({ contact_id: z.uuid(), reason: z.string() })),
  /** In the order that was asked for. */
  items: z.array(batchItemSchema),
});
export type BatchDetail = z.infer<typeof batchDetailSchema>;
