import { z } from 'zod';
import { ENGINES } from '../ai/schema';

export const METRICS = ['open', 'reply'] as const;
export type Metric = (typeof METRICS)[number];

export const subjectLinesBody = z.object({
  body: z.string().trim().min(1, 'Give the message whose subject line is wanted.').max(20_000),
  /** What is known about the reader; the only facts a line may use beside the body's. */
  context: z
    .record(z.string().min(1).max(50), z.string().trim().max(200))
    .refine((context) => Object.keys(context).length <= 30, 'At most 30 facts.')
    .default({}),
  n: z.number().int().min(1).max(20).default(5),
  /** What the lines are ranked by. */
  metric: z.enum(METRICS).default('open'),
});
export type SubjectLinesRequest = z.output<typeof subjectLinesBody>;

export const subjectLineSchema = z.object({
  subject_line: z.string(),
  predicted: z.object({ mean: z.number(), interval: z.tuple([z.number(), z.number()]), n: z.number().int() }),
  reasons: z.array(z.string()),
  source: z.enum(['practice', 'body', 'model']),
  practice_id: z.uuid().nullable(),
});
export type SubjectLine = z.infer<typeof subjectLineSchema>;

export const subjectLinesAnswer = z.object({
  data: z.array(subjectLineSchema),
  metric: z.enum(METRICS),
  level: z.literal(0.9),
  /** model: how the line is written counts; base_rate: it could not be learned that it does. */
  basis: z.enum(['model', 'base_rate']),
  model_version: z.number().int().nullable(),
  /** The directive of SubjectLineOptimizerAgent that a model was given; null when nothing was learned for it. */
  directive_version: z.number().int().nullable(),
  engine: z.enum(ENGINES),
  fallback_reason: z.string().nullable(),
});
export type SubjectLinesAnswer = z.infer<typeof subjectLinesAnswer>;

/** What became of the messages under one subject line, its slots unfilled. */
export const lineCountSchema = z.object({
  subject_line: z.string(),
  reached: z.number().int(),
  opens_known: z.number().int(),
  opened: z.number().int(),
  replied: z.number().int(),
});
export type LineCount = z.infer<typeof lineCountSchema>;

const rateModelSchema = z.object({
  /** Log odds at the average line, then one weight a trait. */
  weights: z.array(z.number()),
  /** Covariance of `weights`, row after row. */
  covariance: z.array(z.number()),
  /** Variance of log odds between lines that the traits leave open. */
  between: z.number(),
  traitMean: z.array(z.number()),
  traitScale: z.array(z.number()),
});
export type RateModel = z.infer<typeof rateModelSchema>;

const learnedSchema = z.object({
  n: z.number().int(),
  lines: z.number().int(),
  successes: z.number().int(),
  /** Cross-validated log loss a message, lines apart; null below the minimum. */
  quality: z.object({ base: z.number(), model: z.number(), is_better: z.boolean() }).nullable(),
  /** Knows only that lines differ. */
  base: rateModelSchema,
  /** With traits; only where it surely predicts better. */
  model: rateModelSchema.nullable(),
});
export type LearnedRate = z.infer<typeof learnedSchema>;

/** `traits` names what the weights stand for: a model of other traits is not used. */
export const subjectModelSchema = z.object({
  traits: z.array(z.string()),
  open: learnedSchema,
  reply: learnedSchema,
});
export type SubjectModel = z.infer<typeof subjectModelSchema>;
