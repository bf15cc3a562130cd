import { z } from 'zod';
import { listQuery } from '../http/list';
import { PROVIDERS, settingsSchema } from './schema';

const secret = z.string().min(8, 'A secret has at least 8 characters.').max(2000);

export const endpointInput = z.object({
  provider: z.enum(PROVIDERS),
  name: z.string().trim().max(200).default(''),
  secret: secret.optional(),
  public_key: secret.optional(),
  username: z.string().min(1).max(200).optional(),
  password: z.string().min(8, 'A password has at least 8 characters.').max(500).optional(),
  settings: settingsSchema.default({ stages: {} }),
  /** HubSpot: the token of a private app, to fetch the amount and the e-mail that its events leave out. */
  crm_token: secret.optional(),
});
export type EndpointInput = z.output<typeof endpointInput>;

export const newEndpointSchema = z.object({
  id: z.uuid(),
  token: z.string(),
  url: z.string(),
  /** Only when we made it up: it is shown once. */
  secret: z.string().optional(),
});

/** What is absent stays as it is; `settings` are replaced as a whole, `crm_token: null` forgets the token. */
export const endpointChanges = z.object({
  name: z.string().trim().max(200).optional(),
  status: z.enum(['active', 'paused']).optional(),
  settings: settingsSchema.optional(),
  crm_token: secret.nullable().optional(),
});
export type EndpointChanges = z.output<typeof endpointChanges>;

export const endpointSchema = z.object({
  id: z.uuid(),
  provider: z.enum(PROVIDERS),
  name: z.string(),
  status: z.enum(['active', 'paused']),
  settings: settingsSchema,
  has_crm_token: z.boolean(),
  created_at: z.string(),
  rotated_at: z.string().nullable(),
});
export type Endpoint = z.infer<typeof endpointSchema>;

export const rotateInput = endpointInput.pick({
  secret: true,
  public_key: true,
  username: true,
  password: true,
});

const verdict = z.enum(['accepted', 'duplicate', 'rejected', 'quarantined']);

export const deliverySchema = z.object({
  id: z.uuid(),
  endpoint_id: z.uuid().nullable(),
  provider: z.enum(PROVIDERS),
  received_at: z.string(),
  /** Null while it waits: for the worker, for the CRM, or because the endpoint is paused. */
  processed_at: z.string().nullable(),
  verdict,
  events: z.number().int(),
  effects: z.array(z.record(z.string(), z.string())),
  error: z.string().nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** `body` is empty when nothing was kept: a repeat, a refused delivery, or one older than the retention. */
export const deliveryDetailSchema = deliverySchema.extend({
  body: z.string(),
  headers: z.record(z.string(), z.string()),
});
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>;

export const deliveryListQuery = listQuery.extend({ verdict: verdict.optional() });
export type DeliveryListQuery = z.output<typeof deliveryListQuery>;

/** Which stored deliveries of an endpoint are read again; without any filter, all. */
export const replayInput = z.object({
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  verdict: z.enum(['accepted', 'quarantined']).optional(),
  only_unlinked: z.boolean().default(false),
});
export type ReplayInput = z.output<typeof replayInput>;
