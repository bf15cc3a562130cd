import { z } from 'zod';
import { redactionSchema } from '../privacy/redaction';

export const CATEGORIES = ['email', 'subject_line', 'sequence', 'timing', 'channel', 'cta'] as const;
export const STATUSES = ['active', 'weak', 'retired'] as const;
export const SOURCES = ['learned', 'manual', 'imported'] as const;
export const ACV_RANGES = ['low', 'medium', 'high'] as const;
export const CONTEXT_KEYS = [
  'industry',
  'company_size',
  'acv_range',
  'job_title',
  'region',
  'lead_source',
] as const;
export type Category = (typeof CATEGORIES)[number];
export type PracticeStatus = (typeof STATUSES)[number];
export type PracticeSource = (typeof SOURCES)[number];
export type ContextKey = (typeof CONTEXT_KEYS)[number];

const name = z.string().trim().min(1).max(200);

/** Both vocabularies of the contract: startup/small, smb/medium, enterprise/large. */
const SIZES: Record<string, string> = { startup: 'small', smb: 'medium', enterprise: 'large' };
const companySize = name.transform((size) => SIZES[size.toLowerCase()] ?? size.toLowerCase());

/** Where a practice holds. Without a key: everywhere. */
export const contextSchema = z.object({
  industry: name.optional(),
  company_size: companySize.optional(),
  acv_range: z.enum(ACV_RANGES, 'The ACV range is low, medium or high.').optional(),
  job_title: name.optional(),
  region: name.optional(),
  lead_source: name.optional(),
});
export type PracticeContext = z.output<typeof contextSchema>;

export const COUNT_NAMES = [
  'sent',
  'reached',
  'opened',
  'replied',
  'positive_replies',
  'negative_replies',
  'meetings',
  'meetings_held',
  'won',
  'bounced',
  'unsubscribed',
  'spam_reported',
] as const;
export type CountName = (typeof COUNT_NAMES)[number];
const count = z.number().int().default(0);
/** What became of the messages behind a practice; `reached` are those that can have arrived. */
export const practiceCountsSchema = z.object({
  sent: count,
  reached: count,
  opened: count,
  replied: count,
  positive_replies: count,
  negative_replies: count,
  meetings: count,
  meetings_held: count,
  won: count,
  bounced: count,
  unsubscribed: count,
  spam_reported: count,
});
export type PracticeCounts = z.output<typeof practiceCountsSchema>;

/** A rate as the product shows it; `raw` is null without trials. */
export const practiceRateSchema = z.object({
  mean: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  raw: z.number().nullable(),
  n: z.number().int(),
});
export type PracticeRate = z.infer<typeof practiceRateSchema>;
export const RATES = [
  'open_rate',
  'reply_rate',
  'positive_reply_rate',
  'meeting_rate',
  'meeting_held_rate',
  'conversion_rate',
] as const;
/** Lower is better. */
export const GUARDRAILS = ['unsubscribe_rate', 'spam_rate', 'bounce_rate', 'negative_reply_rate'] as const;
export type RateName = (typeof RATES)[number];
export type Guardrail = (typeof GUARDRAILS)[number];
export type PracticeRates = Record<RateName | Guardrail, PracticeRate>;
export const practiceRatesSchema = z.record(z.enum([...RATES, ...GUARDRAILS]), practiceRateSchema);

/** The decisions that identify a learned practice; a part that is missing may be anything. */
export const patternSchema = z.record(z.string(), z.union([z.string(), z.number()]));
export type Pattern = z.infer<typeof patternSchema>;

export const provenanceSchema = z.object({
  /** ledger: counted from messages; reported: somebody else's figures; person: written by hand; import: a file. */
  kind: z.enum(['ledger', 'reported', 'person', 'import']),
  note: z.string().optional(),
  messages: z.number().int().optional(),
  first_sent_at: z.string().nullish(),
  last_sent_at: z.string().nullish(),
  merged: z.array(z.uuid()).optional(),
});
export type Provenance = z.infer<typeof provenanceSchema>;

export const practiceSchema = z.object({
  id: z.uuid(),
  category: z.enum(CATEGORIES),
  content: z.string(),
  pattern: patternSchema.nullable(),
  context: contextSchema,
  tags: z.array(z.string()),
  counts: practiceCountsSchema,
  rates: practiceRatesSchema,
  /** The last 90 days in the ledger; null when it does not know the practice. */
  recent: practiceCountsSchema.nullable(),
  breached: z.array(z.enum(GUARDRAILS)),
  /** Cosine to the query, and what the search sorts by; null outside a search. */
  similarity: z.number().nullable(),
  score: z.number().nullable(),
  status: z.enum(STATUSES),
  status_reason: z.string().nullable(),
  status_by: z.enum(['person', 'evidence', 'expiry']),
  /** What evidence says of it, whoever decided the status; null while it says nothing. */
  evidence_status: z.enum(STATUSES).nullable().default(null),
  evidence_reason: z.string().nullable().default(null),
  source: z.enum(SOURCES),
  provenance: provenanceSchema,
  redactions: z.array(redactionSchema),
  version: z.number().int(),
  expires_at: z.string().nullable(),
  created_by: z.uuid().nullable(),
  updated_by: z.uuid().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Practice = z.output<typeof practiceSchema>;

export const practiceVersionSchema = z.object({
  version: z.number().int(),
  content: z.string(),
  context: contextSchema,
  tags: z.array(z.string()),
  status: z.enum(STATUSES),
  reason: z.string().nullable(),
  counts: practiceCountsSchema,
  rates: practiceRatesSchema,
  changed_by: z.uuid().nullable(),
  created_at: z.string(),
});
export type PracticeVersion = z.output<typeof practiceVersionSchema>;

export const lineageRowSchema = z.object({
  outcome_id: z.uuid(),
  how: z.enum(['taught', 'cited']),
  sent_at: z.string(),
  channel: z.string(),
  subject_line: z.string().nullable(),
  campaign_id: z.uuid().nullable(),
  campaign: z.string().nullable(),
  industry: z.string().nullable(),
  company_size: z.string().nullable(),
  replied: z.boolean(),
  positive_reply: z.boolean(),
  meeting: z.boolean(),
  won: z.boolean(),
});
export type LineageRow = z.output<typeof lineageRowSchema>;

export const practiceExampleSchema = z.object({
  outcome_id: z.uuid(),
  subject_line: z.string().nullable(),
  body: z.string(),
  redactions: z.array(redactionSchema),
});
export type PracticeExample = z.output<typeof practiceExampleSchema>;

export const practiceDetailSchema = practiceSchema.extend({
  versions: z.array(practiceVersionSchema),
  lineage: z.object({ total: z.number().int(), data: z.array(lineageRowSchema) }),
  examples: z.array(practiceExampleSchema),
  /** Messages that were written from it; null while nothing was. */
  use: z
    .object({ messages: z.number().int(), first_sent_at: z.string(), last_sent_at: z.string() })
    .nullable(),
  /** The same pattern in other contexts, the most used first. */
  elsewhere: z.array(practiceSchema),
});
export type PracticeDetail = z.output<typeof practiceDetailSchema>;

export const PRACTICE_SORTS = ['updated_at', 'n', ...RATES] as const;
const sort = z
  .string()
  .refine(
    (wanted) => PRACTICE_SORTS.some((name) => name === wanted.replace(/^-/, '')),
    `Sort by ${PRACTICE_SORTS.join(', ')}; - reverses.`,
  );
const choice = {
  category: z.enum(CATEGORIES, `The category is one of ${CATEGORIES.join(', ')}.`).optional(),
  ...contextSchema.shape,
};

export const practiceListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
  ...choice,
  status: z.enum(STATUSES).optional(),
  source: z.enum(SOURCES).optional(),
  tag: name.optional(),
  q: z.string().max(400).optional(),
  sort: sort.default('-updated_at'),
});
export type PracticeListQuery = z.output<typeof practiceListQuery>;

export const facetsQuery = practiceListQuery.omit({ limit: true, cursor: true, sort: true });
export type FacetsQuery = z.output<typeof facetsQuery>;

export const facetSchema = z.object({ facet: z.string(), value: z.string(), n: z.number().int() });
export type PracticeFacet = z.output<typeof facetSchema>;

export const intakeStatsSchema = z.object({
  offered: z.number().int(),
  accepted: z.number().int(),
  refused: z.number().int(),
  /** Refused of offered; null before anything was offered. */
  junk_share: z.number().nullable(),
  reasons: z.array(
    z.object({
      source: z.enum(['ledger', 'api', 'import']),
      reason: z.string(),
      is_accepted: z.boolean(),
      n: z.number().int(),
    }),
  ),
});
export type IntakeStats = z.output<typeof intakeStatsSchema>;
