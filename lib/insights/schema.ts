import { z } from 'zod';

export const INSIGHT_KINDS = ['risk', 'opportunity', 'next_action', 'win_probability'] as const;
export const insightKindSchema = z.enum(INSIGHT_KINDS);
export type InsightKind = z.infer<typeof insightKindSchema>;

export const FEEDBACK_TYPES = ['helpful', 'not_helpful', 'incorrect', 'accurate', 'acted_on'] as const;
export const feedbackTypeSchema = z.enum(FEEDBACK_TYPES);
export type FeedbackType = z.infer<typeof feedbackTypeSchema>;

export const evidenceSchema = z.object({
  type: z.enum(['activity', 'deal', 'stage_change', 'pattern', 'rule', 'forecast', 'field_change']),
  id: z.uuid(),
  label: z.string(),
  quote: z.string().optional(),
});
export type InsightEvidence = z.infer<typeof evidenceSchema>;

export const ownFeedbackSchema = z.object({
  type: feedbackTypeSchema,
  rating: z.number().int().nullable(),
  comment: z.string().nullable(),
  action_taken: z.string().nullable(),
});
export type OwnFeedback = z.infer<typeof ownFeedbackSchema>;

export const insightSchema = z.object({
  id: z.uuid(),
  deal_id: z.uuid(),
  kind: insightKindSchema,
  signal: z.string(),
  title: z.string(),
  body: z.string(),
  confidence: z.number().min(0).max(1),
  confidence_interval: z.tuple([z.number(), z.number()]),
  confidence_n: z.number().int(),
  confidence_basis: z.string(),
  actions: z.array(z.string()),
  evidence: z.array(evidenceSchema),
  engine: z.string(),
  model: z.string().nullable(),
  prompt_version: z.string(),
  outcome: z.enum(['won', 'lost']).nullable(),
  created_at: z.string(),
  feedback: z.object({
    counts: z.partialRecord(feedbackTypeSchema, z.number().int()),
    mine: z.array(ownFeedbackSchema),
  }),
});
export type Insight = z.infer<typeof insightSchema>;

const stepSchema = z.object({ label: z.string(), day: z.number() });
export const similarDealSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  status: z.enum(['won', 'lost']),
  amount: z.number().nullable(),
  currency: z.string(),
  industry: z.string().nullable(),
  company: z.string().nullable(),
  closed_at: z.string().nullable(),
  matched_on: z.array(z.string()),
  is_nearest: z.boolean(),
});
export type SimilarDeal = z.infer<typeof similarDealSchema>;

export const similarDealsSchema = z.object({
  won: z.array(similarDealSchema),
  lost: z.array(similarDealSchema),
  parted: z
    .object({ shared: z.array(z.string()), won: stepSchema.nullable(), lost: stepSchema.nullable() })
    .nullable()
    .default(null),
});
export type SimilarDeals = z.infer<typeof similarDealsSchema>;

export const runSchema = z.object({
  id: z.uuid(),
  engine: z.string(),
  model: z.string().nullable(),
  fallback_reason: z.string().nullable(),
  created_at: z.string(),
});

export const dealInsightsSchema = z.object({
  data: z.array(insightSchema),
  similar_deals: similarDealsSchema,
  run: runSchema.nullable(),
});
export type DealInsights = z.infer<typeof dealInsightsSchema>;

/** One line of the stream of a generation. */
export type GenerationEvent =
  | { type: 'similar_deals'; similar_deals: SimilarDeals }
  | { type: 'insight'; insight: Insight }
  | { type: 'done'; insights: DealInsights }
  | { type: 'error'; message: string };

export const feedbackInputSchema = z.object({
  type: feedbackTypeSchema,
  rating: z.number().int().min(1).max(5).optional(),
  comment: z.string().trim().max(2000).optional(),
  action_taken: z.string().trim().max(1000).optional(),
  deal_outcome: z.enum(['won', 'lost']).optional(),
});
export type FeedbackInput = z.output<typeof feedbackInputSchema>;

export const feedbackSchema = ownFeedbackSchema.extend({
  id: z.uuid(),
  insight_id: z.uuid(),
  deal_outcome: z.enum(['won', 'lost']).nullable(),
  created_at: z.string(),
});

export const insightEventsSchema = z.object({
  events: z
    .array(z.object({ insight_id: z.uuid(), type: z.enum(['shown', 'expanded', 'acted_on', 'dismissed']) }))
    .min(1)
    .max(200),
});

export const reviewSchema = z.object({
  deal_id: z.uuid(),
  outcome: z.enum(['won', 'lost']),
  closed_at: z.string().nullable(),
  shown: z.array(
    insightSchema.extend({
      came_true: z.boolean(),
      acted_on: z.boolean(),
      action_taken: z.string().nullable(),
    }),
  ),
  acted_on: z.array(
    z.object({ insight_id: z.uuid(), title: z.string(), action_taken: z.string().nullable() }),
  ),
  not_raised: z.array(
    z.object({
      signal: z.string(),
      kind: z.string(),
      label: z.string(),
      stage: z.string(),
      first_seen_at: z.string(),
      came_true: z.boolean(),
    }),
  ),
});
export type DealReview = z.infer<typeof reviewSchema>;

export const notificationSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['stale', 'slipping', 'forecast_fall', 'closing_soon', 'moved', 'reply', 'learned', 'system']),
  severity: z.number().int(),
  title: z.string(),
  body: z.string(),
  next_action: z.string().nullable(),
  href: z.string(),
  evidence: z.array(evidenceSchema),
  raised_at: z.string(),
  deal_id: z.string().nullable(),
  is_mine: z.boolean(),
});
export type TodayItem = z.infer<typeof notificationSchema>;

export const learnedSchema = z.object({
  closed: z.number().int(),
  won: z.number().int(),
  feedback: z.number().int(),
  insights_joined: z.number().int(),
  patterns: z.array(z.object({ id: z.uuid(), text: z.string(), n: z.number().int() })),
});
export type Learned = z.infer<typeof learnedSchema>;
export const todaySchema = z.object({ items: z.array(notificationSchema), learned: learnedSchema });
export type Today = z.infer<typeof todaySchema>;

/** What opens behind a receipt: the row it comes from. */
export const evidenceSourceSchema = z.object({
  title: z.string(),
  facts: z.array(z.string()),
  body: z.string().nullable(),
  href: z.string().nullable(),
});
export type EvidenceSource = z.infer<typeof evidenceSourceSchema>;

/** The forecast of a deal as a list shows it. */
export const listForecastSchema = z.object({
  probability: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  abstained: z.boolean(),
});
export type ListForecast = z.infer<typeof listForecastSchema>;
