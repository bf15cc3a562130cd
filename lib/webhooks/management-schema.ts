import { z } from 'zod';
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
});
export type EndpointInput = z.output<typeof endpointInput>;

export const newEndpointSchema = z.object({
  id: z.uuid(),
  token: z.string(),
  url: z.string(),
  /** Only when we made it up: it is shown once. */
  secret: z.string().optional(),
});

export const endpointSchema = z.object({
  id: z.uuid(),
  provider: z.enum(PROVIDERS),
  name: z.string(),
  status: z.string(),
  settings: settingsSchema,
  created_at: z.string(),
  rotated_at: z.string().nullable(),
});

export const rotateInput = endpointInput.pick({
  secret: true,
  public_key: true,
  username: true,
  password: true,
});

export const deliverySchema = z.object({
  id: z.uuid(),
  received_at: z.string(),
  processed_at: z.string().nullable(),
  verdict: z.enum(['accepted', 'duplicate', 'rejected', 'quarantined']),
  events: z.number().int(),
  effects: z.array(z.record(z.string(), z.string())),
  error: z.string().nullable(),
});
