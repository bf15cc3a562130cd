import { z } from 'zod';

export const CONTACT_SORTS = ['name', 'company', 'last_activity_at', 'updated_at'] as const;

/** Filters and order of the contact list, the same for GET /contacts and the screen. */
export const contactListQuery = z.object({
  q: z.string().max(200).optional(),
  industry: z.string().min(1).max(200).optional(),
  region: z.string().min(1).max(200).optional(),
  owner: z.string().min(1).max(200).optional(),
  sort: z
    .string()
    .regex(
      new RegExp(`^-?(${CONTACT_SORTS.join('|')})$`),
      'Sort by one of the columns, with “-” before it for descending.',
    )
    .default('name'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
});
export type ContactListQuery = z.output<typeof contactListQuery>;

export const contactRowSchema = z.object({
  id: z.uuid(),
  external_id: z.string().nullable(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  job_title: z.string().nullable(),
  company_id: z.string().nullable(),
  company: z.string().nullable(),
  industry: z.string().nullable(),
  region: z.string().nullable(),
  lead_source: z.string().nullable(),
  time_zone: z.string().nullable(),
  owner_id: z.string().nullable(),
  owner: z.string().nullable(),
  training_consent: z.boolean(),
  updated_at: z.string(),
  last_activity_at: z.string().nullable(),
  open_deals: z.number(),
});
export type ContactRow = z.infer<typeof contactRowSchema>;

export const contactDealSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  status: z.enum(['open', 'won', 'lost']),
  stage: z.string(),
  amount: z.number().nullable(),
  currency: z.string(),
  closed_at: z.string().nullable(),
});
export type ContactDeal = z.infer<typeof contactDealSchema>;

export const contactDetailSchema = contactRowSchema.omit({ open_deals: true }).extend({
  company_size: z.string().nullable(),
  domain: z.string().nullable(),
  attributes: z.record(z.string(), z.unknown()),
  created_at: z.string(),
  /** Deals on which the person is the main contact, newest first. */
  deals: z.array(contactDealSchema),
});
export type ContactDetail = z.infer<typeof contactDetailSchema>;

export const contactActivitySchema = z.object({
  id: z.uuid(),
  kind: z.enum(['call', 'meeting', 'email', 'task', 'note', 'file']),
  direction: z.enum(['inbound', 'outbound']).nullable(),
  occurred_at: z.string(),
  subject: z.string().nullable(),
  body: z.string().nullable(),
  duration_seconds: z.number().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  deal_id: z.string().nullable(),
  deal: z.string().nullable(),
});
export type ContactActivity = z.infer<typeof contactActivitySchema>;

export type ContactFacets = { industries: string[]; regions: string[] };

export const erasedSchema = z.object({ activities: z.number(), deals: z.number() });
export type Erased = z.infer<typeof erasedSchema>;

export const consentInput = z.object({ id: z.uuid(), training_consent: z.boolean() });
export const contactIdInput = z.object({ id: z.uuid() });
