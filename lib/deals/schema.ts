import { z } from 'zod';

export const dealStatusSchema = z.enum(['open', 'won', 'lost']);
export type DealStatus = z.infer<typeof dealStatusSchema>;

export const DEAL_SORTS = [
  'updated_at',
  'name',
  'amount',
  'stage',
  'opened_at',
  'expected_close_on',
  'closed_at',
] as const;
export type DealSort = (typeof DEAL_SORTS)[number];

/** Filters and order of the deal list, the same for GET /deals and the screen. */
export const dealListQuery = z.object({
  status: dealStatusSchema.optional(),
  stage: z.string().min(1).max(120).optional(),
  owner: z.string().min(1).max(200).optional(),
  q: z.string().max(200).optional(),
  sort: z
    .string()
    .regex(
      new RegExp(`^-?(${DEAL_SORTS.join('|')})$`),
      'Sort by one of the columns, with “-” before it for descending.',
    )
    .default('-updated_at'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
});
export type DealListQuery = z.output<typeof dealListQuery>;

export const dealRowSchema = z.object({
  id: z.uuid(),
  external_id: z.string().nullable(),
  name: z.string(),
  status: dealStatusSchema,
  stage: z.string(),
  amount: z.number().nullable(),
  currency: z.string(),
  company_id: z.string().nullable(),
  company: z.string().nullable(),
  industry: z.string().nullable(),
  company_size: z.string().nullable(),
  contact_id: z.string().nullable(),
  owner_id: z.string().nullable(),
  owner: z.string().nullable(),
  product: z.string().nullable(),
  source: z.string().nullable(),
  competitor: z.string().nullable(),
  opened_at: z.string().nullable(),
  expected_close_on: z.string().nullable(),
  closed_at: z.string().nullable(),
  last_activity_at: z.string().nullable(),
  updated_at: z.string(),
});
export type DealRow = z.infer<typeof dealRowSchema>;

export const dealDetailSchema = dealRowSchema.extend({
  contact: z.string().nullable(),
  contact_email: z.string().nullable(),
  attributes: z.record(z.string(), z.unknown()),
  created_at: z.string(),
});
export type DealDetail = z.infer<typeof dealDetailSchema>;

export const timelineItemSchema = z.object({
  id: z.string(),
  type: z.enum(['activity', 'stage_change', 'field_change']),
  at: z.string(),
  kind: z.string(),
  direction: z.string().nullable(),
  title: z.string(),
  body: z.string().nullable(),
  contact: z.string().nullable(),
});
export type TimelineItem = z.infer<typeof timelineItemSchema>;

const day = z.iso.date('Give a date as YYYY-MM-DD.');

/** What a person may change on a deal. `updated_at` is the version they looked at. */
export const dealUpdateSchema = z
  .object({
    updated_at: z.string().min(1),
    name: z.string().trim().min(1).max(300).optional(),
    stage: z.string().trim().min(1).max(120).optional(),
    status: dealStatusSchema.optional(),
    amount: z.number().min(0).max(1e15).nullable().optional(),
    expected_close_on: day.nullable().optional(),
    owner_id: z.uuid().nullable().optional(),
    competitor: z.string().trim().max(200).nullable().optional(),
  })
  .refine((input) => Object.keys(input).length > 1, { message: 'Nothing to change.' });
export type DealUpdate = z.output<typeof dealUpdateSchema>;

export const stageSummarySchema = z.object({
  stage: z.string(),
  open: z.number(),
  amount_open: z.number(),
});
export type StageSummary = z.infer<typeof stageSummarySchema>;

export type DealOwner = { id: string; name: string };
