import { z } from 'zod';
import { lineSchema, trialArmSchema } from '../intelligence/schema';
import { preferenceCardSchema } from './preference-schema';

export const CHANNELS = ['email', 'linkedin', 'call', 'sms', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];
export const BASES = ['practice', 'directive', 'built_in', 'person'] as const;

const name = z.string().trim().min(1).max(200);

/** What may be said of somebody who is no contact yet. Nothing else of them is known, so nothing else is written. */
export const leadContextSchema = z.object({
  name: name.optional(),
  company: name.optional(),
  industry: name.optional(),
  job_title: name.optional(),
  role: name.optional(),
  company_size: name.optional(),
  region: name.optional(),
  lead_source: name.optional(),
});
export type LeadContext = z.output<typeof leadContextSchema>;

export const writeBody = z
  .object({
    contact_id: z.uuid('This is not a contact id.').optional(),
    lead_context: leadContextSchema.optional(),
    goal: z.string().trim().min(1).max(500).optional(),
    steps: z.number().int().min(1, 'At least one step.').max(8, 'At most eight steps.').default(3),
    practice_ids: z.array(z.uuid()).max(50).default([]),
  })
  .refine(({ contact_id, lead_context }) => Boolean(contact_id ?? lead_context), {
    path: ['contact_id'],
    message: 'Say whom to write to: contact_id or lead_context.',
  });
export type WriteInput = z.output<typeof writeBody>;

export const agentDecisionsSchema = z.record(z.string(), z.record(z.string(), z.json()));
export type AgentDecisions = z.infer<typeof agentDecisionsSchema>;

/** The line of a directive that decided something in a step. */
export const directiveCitationSchema = z.object({
  agent_name: z.string(),
  version: z.number().int(),
  text: z.string(),
  /** plan: a rule that an admin approved. */
  source: lineSchema.shape.source,
  decision: z.string(),
  value: z.string(),
});
export type DirectiveCitation = z.infer<typeof directiveCitationSchema>;

export const stepSchema = z.object({
  id: z.uuid(),
  place: z.number().int(),
  day: z.number().int(),
  channel: z.enum(CHANNELS),
  /** As this contact would read it. */
  subject_line: z.string().nullable(),
  body: z.string(),
  practice_ids: z.array(z.uuid()),
  cta: z.string().nullable(),
  /** With slots, for any contact: what is stored, edited and launched. */
  template: z.object({ subject_line: z.string().nullable(), body: z.string() }),
  agent_decisions: agentDecisionsSchema,
  /** The rules and lines of directives that shaped it. */
  directives: z.array(directiveCitationSchema),
  /** The trials that change this step, and the arm that this version is for. */
  arms: z.array(trialArmSchema),
  /** built_in: a neutral form without evidence yet. */
  basis: z.enum(BASES),
  /** Sentences left out for this contact, because the CRM does not say what they need. */
  dropped: z.array(z.string()),
});
export type SequenceStep = z.infer<typeof stepSchema>;

/** An approved change that is tried on a share of the contacts. */
export const trialSchema = z.object({
  plan_item_id: z.uuid(),
  plan_id: z.uuid(),
  agent_name: z.string(),
  text: z.string(),
  share: z.number(),
  status: z.string(),
  /** The arm of the reader; null without one: nobody takes part before a contact is known. */
  arm: z.string().nullable(),
  /** Places of the steps that it changes, from 1. */
  steps: z.array(z.number().int()),
});
export type SequenceTrial = z.infer<typeof trialSchema>;

export const sequenceSchema = z.object({
  sequence_id: z.uuid(),
  name: z.string(),
  goal: z.string().nullable(),
  contact_id: z.uuid().nullable(),
  steps: z.array(stepSchema),
  directive_version: z.number().int().nullable(),
  /** The first of `experiments`, or what a sequence was given as a whole. */
  experiment: z.record(z.string(), z.json()).nullable(),
  /** The arms of the reader, as they are logged with messages. */
  experiments: z.array(trialArmSchema),
  trials: z.array(trialSchema),
  /** Steps as contacts in other arms read them. */
  other_versions: z.array(stepSchema),
  /** What the writer says about the draft: what could not be used, what changes nothing. */
  notes: z.array(z.string()),
  engine: z.enum(['anthropic', 'openai', 'local', 'person']),
  fallback_reason: z.string().nullable(),
  created_at: z.string(),
});
export type Sequence = z.infer<typeof sequenceSchema>;

/** A step that somebody wrote themselves. */
export const givenStep = z.object({
  day: z.number().int().min(0).max(365),
  channel: z.enum(CHANNELS).default('email'),
  subject_line: z.string().trim().max(1000).nullish(),
  body: z.string().trim().min(1, 'A message needs a body.').max(20_000),
  practice_ids: z.array(z.uuid()).max(50).default([]),
  cta: name.nullish(),
  agent_decisions: agentDecisionsSchema.default({}),
});
export type GivenStep = z.output<typeof givenStep>;

export const stepEdit = z
  .object({
    subject_line: z.string().trim().max(1000).nullable().optional(),
    body: z.string().trim().min(1, 'A message needs a body.').max(20_000).optional(),
    day: z.number().int().min(0).max(365).optional(),
    channel: z.enum(CHANNELS).optional(),
  })
  .refine((edit) => Object.values(edit).some((value) => value !== undefined), 'Say what to change.');
export type StepEdit = z.output<typeof stepEdit>;

export const editedStepSchema = z.object({
  step: stepSchema,
  /** From what the engine wrote, 0 to 1 in words. */
  distance: z.number(),
  /** The preference cards that this edit made or confirmed. */
  learned: z.array(preferenceCardSchema),
});
export type EditedStep = z.infer<typeof editedStepSchema>;
