import { z } from 'zod';
import { givenStep, sequenceSchema, stepSchema } from './sequence-schema';

const value = z.string().trim().min(1).max(200);
const filter = z.object({
  q: z.string().trim().max(200).optional(),
  industry: value.optional(),
  region: value.optional(),
  owner: value.optional(),
});
export type AudienceFilter = z.output<typeof filter>;

export const MAX_AUDIENCE = 2000;

export const campaignBody = z
  .object({
    name: value,
    audience: z
      .object({
        filter: filter.optional(),
        contact_ids: z
          .array(z.uuid('This is not a contact id.'))
          .min(1, 'Choose at least one contact.')
          .max(MAX_AUDIENCE, `At most ${MAX_AUDIENCE} contacts.`)
          .optional(),
      })
      .refine(
        ({ filter, contact_ids }) => Boolean(filter) !== Boolean(contact_ids),
        'Give a filter or contact_ids.',
      ),
    sequence_id: z.uuid('This is not a sequence id.').optional(),
    sequence: z
      .union([z.array(givenStep).min(1).max(8), z.object({ steps: z.array(givenStep).min(1).max(8) })])
      .transform((given) => (Array.isArray(given) ? given : given.steps))
      .optional(),
    experiment: z.record(z.string(), z.json()).optional(),
  })
  .refine(({ sequence_id, sequence }) => Boolean(sequence_id) !== Boolean(sequence), {
    path: ['sequence_id'],
    message: 'Give a sequence_id or a sequence.',
  });
export type CampaignInput = z.output<typeof campaignBody>;

export const REFUSALS = ['unsubscribed', 'bounced', 'no_consent', 'no_email'] as const;
export type Refusal = (typeof REFUSALS)[number];

export const audienceContactSchema = z.object({
  contact_id: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  /** Why this contact is left out; null when they are written to. */
  excluded: z.enum(REFUSALS).nullable(),
});
export type AudienceContact = z.infer<typeof audienceContactSchema>;

export const campaignPlanSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  status: z.string(),
  sequence_id: z.uuid(),
  launched_at: z.string().nullable(),
  contacts: z.number().int(),
  /** Who is left out, and why. */
  excluded: z.array(audienceContactSchema),
});
export type CampaignPlan = z.infer<typeof campaignPlanSchema>;

export const previewSchema = campaignPlanSchema.extend({
  sequence: sequenceSchema.nullable(),
  audience: z.array(audienceContactSchema),
  /** The sequence as one contact would read it. */
  reader: audienceContactSchema.nullable(),
  steps: z.array(stepSchema),
});
export type Preview = z.infer<typeof previewSchema>;

export const launchSchema = campaignPlanSchema.extend({
  /** New messages of this launch; launching again makes none. */
  messages: z.number().int(),
  sending: z.enum(['sendgrid', 'outbox']),
  /** Why mails wait in the outbox for a person. */
  sending_reason: z.string().nullable(),
});
export type Launch = z.infer<typeof launchSchema>;
