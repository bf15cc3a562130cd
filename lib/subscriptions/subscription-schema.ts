import { z } from 'zod';
import { listQuery } from '../http/list';
import { EVENT_TYPES } from './kinds';

const events = z
  .array(z.enum(EVENT_TYPES))
  .min(1, 'Choose at least one event.')
  .transform((chosen) => [...new Set(chosen)]);
const url = z.url('This is not a web address.').max(2000);

export const subscriptionInput = z.object({
  name: z.string().trim().max(200).default(''),
  url,
  events,
});
export type SubscriptionInput = z.output<typeof subscriptionInput>;

/** What is absent stays as it is. */
export const subscriptionChanges = z.object({
  name: z.string().trim().max(200).optional(),
  url: url.optional(),
  events: events.optional(),
  status: z.enum(['active', 'paused']).optional(),
});
export type SubscriptionChanges = z.output<typeof subscriptionChanges>;

export const subscriptionSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.enum(EVENT_TYPES)),
  status: z.enum(['active', 'paused']),
  /** Why Winloop paused it by itself. */
  paused_reason: z.string().nullable(),
  failing_since: z.string().nullable(),
  rotated_at: z.string().nullable(),
  created_at: z.string(),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

/** `secret` is in this answer and nowhere else. */
export const newSubscriptionSchema = z.object({ id: z.uuid(), secret: z.string() });

const status = z.enum(['pending', 'delivered', 'failed']);

export const eventDeliverySchema = z.object({
  id: z.uuid(),
  event_type: z.string(),
  status,
  attempts: z.number().int(),
  created_at: z.string(),
  last_attempt_at: z.string().nullable(),
  next_attempt_at: z.string().nullable(),
  response_status: z.number().int().nullable(),
  duration_ms: z.number().int().nullable(),
  error: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()),
});
export type EventDelivery = z.infer<typeof eventDeliverySchema>;

export const eventDeliveryQuery = listQuery.extend({ status: status.optional() });
export type EventDeliveryQuery = z.output<typeof eventDeliveryQuery>;
