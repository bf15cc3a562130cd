import { z } from 'zod';
import { listQuery } from '../http/list';
import { rateSchema } from '../outcomes/strategy-schema';

export const contextQuery = z.object({
  query: z.string().trim().min(1, 'Say what to look for.').max(4000),
  n_results: z.coerce.number().int().min(1).max(50).default(3),
  session_id: z.string().min(1).max(200).optional(),
});
export type ContextQuery = z.output<typeof contextQuery>;

export const contextEntrySchema = z.object({
  /** "User: … Agent: …", or what a learned pattern says. */
  document: z.string(),
  /** Cosine distance of query and document, in [0, 2]; null when only its words were found. */
  distance: z.number().nullable(),
  /** Null for a learned pattern. */
  conversation_id: z.uuid().nullable(),
  session_id: z.string().nullable(),
  pattern_id: z.uuid().nullable(),
  /** Whether the exchange succeeded; null for a pattern. */
  success: z.boolean().nullable(),
});
export type ContextEntry = z.infer<typeof contextEntrySchema>;

export const patternInput = z.object({
  pattern_type: z.string().trim().min(1).max(100),
  description: z.string().trim().min(1, 'Describe the pattern.').max(4000),
  metadata: z.record(z.string(), z.json()).default({}),
  expires_at: z.iso.datetime({ offset: true }).nullish(),
});
export type PatternInput = z.output<typeof patternInput>;

export const patternStatus = z.enum(['proposed', 'active', 'retired']);
export const patternChanges = z.object({
  description: z.string().trim().min(1).max(4000).optional(),
  /** Only what was proposed can wait for a decision again. */
  status: patternStatus.optional(),
  expires_at: z.iso.datetime({ offset: true }).nullish(),
});
export type PatternChanges = z.output<typeof patternChanges>;

export const patternSchema = z.object({
  id: z.uuid(),
  pattern_type: z.string(),
  description: z.string(),
  metadata: z.record(z.string(), z.json()),
  source: z.enum(['manual', 'proposed']),
  status: patternStatus,
  /** How often exchanges like these succeed; null where a person wrote the pattern. */
  confidence: rateSchema.nullable(),
  conversation_ids: z.array(z.uuid()),
  expires_at: z.string().nullable(),
  created_at: z.string(),
});
export type LearnedPattern = z.infer<typeof patternSchema>;

export const patternQuery = listQuery.extend({
  status: patternStatus.optional(),
  /** "true" or "false": only patterns whose time is, or is not, over. */
  expired: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  /** Words of the description. */
  q: z.string().trim().max(200).optional(),
});
export type PatternQuery = z.output<typeof patternQuery>;
