import { z } from 'zod';

export const SENTIMENTS = ['positive', 'neutral', 'negative'] as const;
export const INTERESTS = ['high', 'medium', 'low', 'none'] as const;
export const OBJECTIONS = [
  'none',
  'price',
  'timing',
  'authority',
  'competitor',
  'not_interested',
  'no_need',
] as const;
export type Sentiment = (typeof SENTIMENTS)[number];
export type Interest = (typeof INTERESTS)[number];
export type Objection = (typeof OBJECTIONS)[number];

export const MAX_REPLIES = 500;

export const replySchema = z.object({
  text: z.string().max(1_000_000, 'At most 1,000,000 characters: a reply is rarely longer than a page.'),
  original_message: z.string().max(1_000_000).optional(),
  context: z.json().optional(),
});
export const classifyBody = z.object({
  replies: z
    .array(replySchema)
    .min(1, 'Send at least one reply.')
    .max(MAX_REPLIES, `At most ${MAX_REPLIES} replies at once: send the rest in another request.`),
});
export type Reply = z.infer<typeof replySchema>;

export const classificationSchema = z.object({
  sentiment_score: z.number().min(-1).max(1),
  sentiment_label: z.enum(SENTIMENTS),
  interest_signal: z.boolean(),
  interest_level: z.enum(INTERESTS),
  objection_detected: z.boolean(),
  objection_type: z.enum(OBJECTIONS),
  auto_reply: z.boolean(),
  unsubscribe_request: z.boolean(),
  confidence: z.number().min(0).max(1),
  needs_review: z.boolean(),
  labels: z.array(z.string()),
  reasoning: z.string(),
  engine: z.enum(['local', 'openai', 'anthropic']),
});
export type Classification = z.infer<typeof classificationSchema>;

/** What an engine judges; the rest follows from it. */
export type Judgement = Pick<
  Classification,
  | 'sentiment_score'
  | 'interest_level'
  | 'objection_type'
  | 'auto_reply'
  | 'unsubscribe_request'
  | 'confidence'
  | 'needs_review'
  | 'reasoning'
  | 'engine'
>;

/** The label follows the score, whichever engine gave it. */
export function sentimentOf(score: number): Sentiment {
  if (score >= 0.5) return 'positive';
  return score > -0.2 ? 'neutral' : 'negative';
}

/** Exactly the fields of the contract. */
export function complete(judgement: Judgement): Classification {
  const { sentiment_score, interest_level, objection_type, auto_reply, unsubscribe_request } = judgement;
  const sentiment_label = sentimentOf(sentiment_score);
  const labels = [
    sentiment_label,
    `interest_${interest_level}`,
    objection_type === 'none' ? '' : `objection_${objection_type}`,
    auto_reply ? 'auto_reply' : '',
    unsubscribe_request ? 'unsubscribe_request' : '',
  ].filter((label) => label !== '');
  return {
    ...judgement,
    sentiment_label,
    interest_signal: interest_level === 'high' || interest_level === 'medium',
    objection_detected: objection_type !== 'none',
    labels,
  };
}

/** What a person says instead; what is left out stays. `confirmed` alone: it is right as it is. */
export const correctionSchema = z
  .object({
    confirmed: z.literal(true).optional(),
    sentiment_label: z.enum(SENTIMENTS).optional(),
    interest_level: z.enum(INTERESTS).optional(),
    objection_type: z.enum(OBJECTIONS).optional(),
    auto_reply: z.boolean().optional(),
    unsubscribe_request: z.boolean().optional(),
  })
  .refine((given) => Object.values(given).some((value) => value !== undefined), 'Say what to correct.');
export type Correction = z.infer<typeof correctionSchema>;

export const reviewSchema = z.object({
  event_id: z.uuid(),
  outcome_id: z.uuid(),
  predicted: classificationSchema,
  engine: z.string(),
  needs_review: z.boolean(),
  corrected: classificationSchema.nullable(),
  corrected_by: z.uuid().nullable(),
  corrected_at: z.string().nullable(),
});
export type ReplyReview = z.infer<typeof reviewSchema>;
