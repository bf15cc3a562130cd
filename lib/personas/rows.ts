import type { Database } from '../supabase/database.types';
import {
  type PersonaGeneration,
  type PersonaRating,
  type PersonaReceipt,
  personaContentSchema,
  personaGenerationSchema,
  personaReceiptSchema,
} from './schema';

type Tables = Database['public']['Tables'];
type HistoryRow = Tables['persona_generation_history']['Row'];
type EvidenceRow = Tables['persona_evidence']['Row'];
type RatingRow = Tables['persona_ratings']['Row'];

export const GENERATION_COLUMNS =
  `id, version, mode, requested_mode, mode_reason, method, experiment, engine, model, prompt_version, fallback_reason,
  data_quality_score, interactions, claims_dropped, created_by, created_at, content` as const;
export type GenerationRow = Omit<
  HistoryRow,
  'org_id' | 'persona_id' | 'contact_id' | 'ai_generation_id' | 'claims' | 'claims_unknown'
>;

export const toGeneration = (row: GenerationRow): PersonaGeneration => personaGenerationSchema.parse(row);
export const toContent = ({ content }: Pick<HistoryRow, 'content'>) => personaContentSchema.parse(content);

export const EVIDENCE_COLUMNS = 'position, type, source_id, label, quote, observed_at, sources' as const;
export type ReceiptRow = Pick<
  EvidenceRow,
  'position' | 'type' | 'source_id' | 'label' | 'quote' | 'observed_at' | 'sources'
>;
const sourcesSchema = personaReceiptSchema.shape.sources.catch([]);

export function toReceipt({ position, sources, ...row }: ReceiptRow, contactId: string): PersonaReceipt {
  return personaReceiptSchema.parse({
    ...row,
    id: `e${position}`,
    sources: sourcesSchema.parse(sources),
    href: hrefOf(row.type, row.source_id, contactId),
  });
}

/** Where a receipt opens: the record, the deal or the practice; what was said stands on the contact's timeline. */
export function hrefOf(type: string, sourceId: string | null, contactId: string): string | null {
  if (type === 'deal') return sourceId && `/deals/${sourceId}`;
  if (type === 'practice') return sourceId && `/library/${sourceId}`;
  if (type === 'benchmark') return '/settings/benchmarks';
  if (type === 'analysis' || type === 'peers') return null;
  return `/contacts/${contactId}`;
}

export const RATING_COLUMNS = 'generation_id, principal_id, stars, comment, updated_at' as const;
export type OneRating = Pick<
  RatingRow,
  'generation_id' | 'principal_id' | 'stars' | 'comment' | 'updated_at'
>;

/** The mean of all, and what `me` gave. */
export function toRating(rows: readonly OneRating[], me: string): PersonaRating {
  const mine = rows.find((row) => row.principal_id === me);
  return {
    mean: rows.length === 0 ? null : rows.reduce((sum, { stars }) => sum + stars, 0) / rows.length,
    n: rows.length,
    mine: mine ? { stars: mine.stars, comment: mine.comment, updated_at: mine.updated_at } : null,
  };
}
