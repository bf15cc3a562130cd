import { z } from 'zod';
import {
  CLAIM_BASES,
  type GenerationStep,
  MAX_COMMENT,
  PERSONA_METHODS,
  PERSONA_MODES,
  PERSONA_SECTIONS,
  type PersonaSection,
  RECEIPT_TYPES,
  SOURCE_TYPES,
} from './sections';

/** A sentence, how sure it is, and the receipts it rests on (`e1`, `e2`, … of the same generation). */
export const personaClaimSchema = z.object({
  text: z.string(),
  basis: z.enum(CLAIM_BASES),
  /** Empty only when the basis is `unknown`. */
  evidence: z.array(z.string()),
});
export type PersonaClaim = z.infer<typeof personaClaimSchema>;

export const personaContentSchema = z.object({
  name: z.string(),
  sections: z.record(z.enum(PERSONA_SECTIONS), z.array(personaClaimSchema)),
});
export type PersonaContent = z.infer<typeof personaContentSchema>;

/** Every number and quotation of a claim stands in the label or the quote of a receipt that it cites. */
export const personaReceiptSchema = z.object({
  id: z.string(),
  type: z.enum(RECEIPT_TYPES),
  label: z.string(),
  quote: z.string().nullable(),
  /** When it happened, or the latest observation behind a computed figure. */
  observed_at: z.string(),
  /** The row it comes from; null for what was computed from many. */
  source_id: z.uuid().nullable(),
  /** The newest rows behind a computed figure; empty for a receipt that is one row itself. */
  sources: z.array(z.object({ type: z.enum(SOURCE_TYPES), id: z.uuid(), occurred_at: z.string() })),
  /** Where it opens in the application; null when only its own source can be shown. */
  href: z.string().nullable(),
});
export type PersonaReceipt = z.infer<typeof personaReceiptSchema>;

export const ratingSchema = z.object({
  /** Null without ratings. */
  mean: z.number().nullable(),
  n: z.number().int(),
  mine: z
    .object({ stars: z.number().int(), comment: z.string().nullable(), updated_at: z.string() })
    .nullable(),
});
export type PersonaRating = z.infer<typeof ratingSchema>;

export const personaGenerationSchema = z.object({
  id: z.uuid(),
  version: z.number().int(),
  mode: z.enum(PERSONA_MODES),
  requested_mode: z.enum(PERSONA_MODES),
  /** Why basic was made although rag was asked for, and what is missing, in sentences; null otherwise. */
  mode_reason: z.string().nullable(),
  method: z.enum(PERSONA_METHODS),
  /** The experiment that assigned the method. */
  experiment: z.string(),
  engine: z.string(),
  model: z.string().nullable(),
  prompt_version: z.string(),
  /** "openai: timeout; anthropic: no_key": why earlier engines did not answer. */
  fallback_reason: z.string().nullable(),
  /** Null when the history was not analysed. */
  data_quality_score: z.number().nullable(),
  /** Interactions of the contact when it was generated. */
  interactions: z.number().int(),
  claims_dropped: z.number().int(),
  created_by: z.uuid().nullable(),
  created_at: z.string(),
});
export type PersonaGeneration = z.infer<typeof personaGenerationSchema>;

export const personaContactSchema = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  job_title: z.string().nullable(),
  company: z.string().nullable(),
  industry: z.string().nullable(),
  owner_id: z.uuid().nullable(),
});

export const personaSchema = z.object({
  /** The same over all generations of a contact. */
  id: z.uuid(),
  contact: personaContactSchema,
  generation: personaGenerationSchema,
  content: personaContentSchema,
  evidence: z.array(personaReceiptSchema),
  rating: ratingSchema,
});
export type Persona = z.infer<typeof personaSchema>;

export const generateInput = z.object({
  contact_id: z.uuid('This is not a contact id.'),
  mode: z.enum(PERSONA_MODES, `The mode is ${PERSONA_MODES.join(' or ')}.`),
});
export type GenerateInput = z.output<typeof generateInput>;

/** One line of the stream of a generation. Sections are verified before they are sent; `done` replaces them. */
export type PersonaEvent =
  | { type: 'step'; step: GenerationStep; detail: string | null }
  | { type: 'evidence'; evidence: z.infer<typeof personaReceiptSchema>[] }
  | { type: 'section'; section: PersonaSection; claims: PersonaClaim[] }
  | { type: 'done'; persona: Persona }
  | { type: 'error'; message: string };

export const ratingInput = z.object({
  stars: z.number('Give 1 to 5 stars.').int().min(1, 'Give 1 to 5 stars.').max(5, 'Give 1 to 5 stars.'),
  comment: z.string().trim().max(MAX_COMMENT).optional(),
  /** The generation that was read; the current one without it. */
  generation_id: z.uuid().optional(),
});
export type RatingInput = z.output<typeof ratingInput>;

export const PERSONA_SORTS = ['created_at', 'data_quality_score', 'rating', 'name'] as const;
export const personaListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
  q: z.string().trim().max(200).optional(),
  mode: z.enum(PERSONA_MODES).optional(),
  engine: z.string().max(40).optional(),
  /** `me`, `none` or a member's id: the owner of the contact. */
  owner: z.string().max(64).optional(),
  contact_id: z.uuid().optional(),
  sort: z
    .string()
    .refine(
      (wanted) => PERSONA_SORTS.some((name) => name === wanted.replace(/^-/, '')),
      `Sort by ${PERSONA_SORTS.join(', ')}; - reverses.`,
    )
    .default('-created_at'),
});
export type PersonaListQuery = z.output<typeof personaListQuery>;

export const personaRowSchema = personaGenerationSchema
  .pick({
    version: true,
    mode: true,
    mode_reason: true,
    method: true,
    engine: true,
    data_quality_score: true,
    created_at: true,
  })
  .extend({
    id: z.uuid(),
    name: z.string(),
    contact: personaContactSchema,
    rating: ratingSchema.pick({ mean: true, n: true }),
  });
export type PersonaRow = z.infer<typeof personaRowSchema>;

/** How a generation differs from the one before it, section by section. */
export const personaChangeSchema = z.object({
  section: z.enum(PERSONA_SECTIONS),
  kind: z.enum(['added', 'removed', 'reworded', 'basis']),
  before: personaClaimSchema.nullable(),
  after: personaClaimSchema.nullable(),
});
export type PersonaChange = z.infer<typeof personaChangeSchema>;

export const historyEntrySchema = z.object({
  generation: personaGenerationSchema,
  content: personaContentSchema,
  rating: ratingSchema,
  /** Against the generation before; empty for the first and when nothing changed. */
  changes: z.array(personaChangeSchema),
  /** The name before, when it changed. */
  previous_name: z.string().nullable(),
});
export type PersonaHistoryEntry = z.infer<typeof historyEntrySchema>;

/** What opens behind a receipt: the row it comes from. */
export const receiptSourceSchema = z.object({
  title: z.string(),
  facts: z.array(z.string()),
  body: z.string().nullable(),
  href: z.string().nullable(),
});
export type ReceiptSource = z.infer<typeof receiptSourceSchema>;
