/** The parts of a persona in reading order, without zod, so that screens can use them. */
export const PERSONA_SECTIONS = [
  'role',
  'company',
  'communication_style',
  'pain_points',
  'buying_motivations',
  'likely_objections',
  'approach',
  'dos',
  'donts',
  'best_time',
  'best_channel',
] as const;
export type PersonaSection = (typeof PERSONA_SECTIONS)[number];

export const SECTION_LABELS: Record<PersonaSection, string> = {
  role: 'Role',
  company: 'Company',
  communication_style: 'Communication style',
  pain_points: 'Pain points',
  buying_motivations: 'Buying motivations',
  likely_objections: 'Likely objections',
  approach: 'Recommended approach',
  dos: 'Do',
  donts: 'Don’t',
  best_time: 'Best time',
  best_channel: 'Best channel',
};

/** basic: contact data only. rag: the analysis, similar profiles, benchmarks and practices as well. */
export const PERSONA_MODES = ['basic', 'rag'] as const;
export type PersonaMode = (typeof PERSONA_MODES)[number];

/** How a persona is written: the arms that ratings compare. */
export const PERSONA_METHODS = ['concise', 'thorough'] as const;
export type PersonaMethod = (typeof PERSONA_METHODS)[number];

/**
 * confirmed: a record or something observed says it; inferred: concluded from what was observed, or from others
 * like this contact; unknown: nothing supports a claim.
 */
export const CLAIM_BASES = ['confirmed', 'inferred', 'unknown'] as const;
export type ClaimBasis = (typeof CLAIM_BASES)[number];

/** What a receipt comes from. `analysis`, `peers` and `benchmark` are computed; the others are one row. */
export const RECEIPT_TYPES = [
  'contact',
  'company',
  'activity',
  'message',
  'reply',
  'deal',
  'practice',
  'analysis',
  'peers',
  'benchmark',
] as const;
export type ReceiptType = (typeof RECEIPT_TYPES)[number];

/** Rows that a computed figure may rest on. `event` is an entry of the outcome ledger, `message` one sent through Winloop. */
export const SOURCE_TYPES = ['activity', 'message', 'event', 'deal', 'stage_change'] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

/** What a generation does, in order; streamed as progress. */
export const GENERATION_STEPS = ['reading', 'comparing', 'writing', 'checking', 'storing'] as const;
export type GenerationStep = (typeof GENERATION_STEPS)[number];

export const MAX_COMMENT = 2000;
