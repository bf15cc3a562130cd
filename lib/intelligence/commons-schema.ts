import { z } from 'zod';
import { rateSchema } from '../outcomes/strategy-schema';
import { cellSchema, findingSchema } from './schema';

/** A cell is published with at least so many organisations, none of them above half of its messages. */
export const COMMONS_RULE = { organizations: 5, largestShare: 0.5 };

export const commonsCellSchema = cellSchema.extend({
  n: z.number().int(),
  n_organizations: z.number().int(),
  largest_share: z.number(),
});
export type CommonsCell = z.infer<typeof commonsCellSchema>;

export const givenCellSchema = cellSchema.omit({ counts: true }).extend({ n: z.number().int() });
export type GivenCell = z.infer<typeof givenCellSchema>;

export const templateCountsSchema = z.object({
  sent: z.number().int(),
  reached: z.number().int(),
  opened: z.number().int(),
  positive_replies: z.number().int(),
});
const templateUseSchema = z.object({
  /** A subject line in which every person, company and number is a slot. */
  template: z.string(),
  counts: templateCountsSchema,
  n: z.number().int(),
  open_rate: rateSchema,
});
export type TemplateUse = z.infer<typeof templateUseSchema>;
export const commonsTemplateSchema = templateUseSchema.extend({ n_organizations: z.number().int() });
export type CommonsTemplate = z.infer<typeof commonsTemplateSchema>;

export const receiptSchema = z.object({
  id: z.uuid(),
  cells_given: z.number().int(),
  messages_given: z.number().int(),
  cells_published: z.number().int(),
  cells_received: z.number().int(),
  templates_given: z.number().int(),
  templates_published: z.number().int(),
  templates_received: z.number().int(),
  created_at: z.string(),
});
export type Receipt = z.infer<typeof receiptSchema>;

export const setCommonsInput = z.object({ is_member: z.boolean() });

/** What `GET /intelligence/aggregate` answers. */
export const aggregateSchema = z.object({
  organization: z.object({
    n_messages: z.number().int(),
    learned_at: z.string().nullable(),
    winning: z.array(findingSchema),
    losing: z.array(findingSchema),
    undecided: z.array(findingSchema),
  }),
  /** null: the organisation did not opt in. */
  commons: z
    .object({
      cells: z.number().int(),
      winning: z.array(findingSchema),
      losing: z.array(findingSchema),
      /** Subject lines with slots that five organisations or more use. */
      templates: z.array(commonsTemplateSchema),
      rule: z.object({ organizations: z.number().int(), largest_share: z.number() }),
    })
    .nullable(),
  level: z.literal(0.9),
  note: z.string(),
});
export type Aggregate = z.infer<typeof aggregateSchema>;
