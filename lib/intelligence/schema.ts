import { z } from 'zod';
import { countsSchema } from '../outcomes/counts-schema';
import { rateSchema } from '../outcomes/strategy-schema';

export const AGENTS = [
  'WriterAgent',
  'SubjectLineOptimizerAgent',
  'PersonalizerAgent',
  'CopywriterAgent',
  'DeliverabilityAgent',
  'ICPIntelligenceAgent',
] as const;
export type Agent = (typeof AGENTS)[number];

/** What a pattern is judged by. `harm_rate`: bounced, unsubscribed or reported as spam, of those sent; lower is better. */
export const METRICS = ['positive_reply_rate', 'open_rate', 'harm_rate'] as const;
export type Metric = (typeof METRICS)[number];

/** The decisions that identify a pattern, such as {framework: 'PAS'}; without any: everything. */
export const patternSchema = z.record(z.string(), z.string());
export type PatternKey = z.infer<typeof patternSchema>;
export const contextSchema = z.record(z.string(), z.string());
export type Context = z.infer<typeof contextSchema>;

export const cellSchema = z.object({ pattern: patternSchema, context: contextSchema, counts: countsSchema });
/** What became of the messages of one pattern in one context. */
export type Cell = z.infer<typeof cellSchema>;

export const verdictSchema = z.enum(['winning', 'losing', 'undecided']);
export type Verdict = z.infer<typeof verdictSchema>;

export const evidenceSchema = z.object({
  metric: z.enum(METRICS),
  n: z.number().int(),
  successes: z.number().int(),
  /** Shrunk posterior mean with its 90 % interval. */
  rate: rateSchema,
  /** The other messages of the same context. */
  rest: rateSchema,
  /** Rate minus rest, in fractions: positive is higher, whatever is better. */
  uplift: z.object({ delta: z.number(), interval: z.tuple([z.number(), z.number()]) }),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const findingSchema = evidenceSchema.extend({
  pattern: patternSchema,
  context: contextSchema,
  verdict: verdictSchema,
  /** In this context it does otherwise than the organisation as a whole would let expect. */
  departs: z.boolean(),
  breached: z.array(z.string()),
  source: z.enum(['organisation', 'commons']),
  /** How many organisations stand behind it; null for the organisation's own. */
  organizations: z.number().int().nullable(),
});
/** A pattern in a context, judged. */
export type Finding = z.infer<typeof findingSchema>;

export const lineSchema = z.object({
  text: z.string(),
  pattern: patternSchema.nullable(),
  context: contextSchema,
  source: z.enum(['organisation', 'commons', 'plan']),
  organizations: z.number().int().nullable(),
  strategy_key: z.string().nullable(),
  practice_ids: z.array(z.uuid()),
  evidence: evidenceSchema.nullable(),
});
/** One sentence of a directive with what it rests on. */
export type Line = z.infer<typeof lineSchema>;

export const directiveEvidenceSchema = z.object({
  basis: z.enum(['organisation', 'commons', 'both', 'plan', 'insufficient']),
  metric: z.enum(METRICS),
  n: z.number().int(),
  successes: z.number().int(),
  level: z.literal(0.9),
  note: z.string(),
});

/** What `publishDirective` takes. */
export const draftSchema = z.object({
  agent_name: z.enum(AGENTS),
  context: contextSchema.default({}),
  status: z.enum(['active', 'withdrawn']).default('active'),
  best_practices: z.array(lineSchema),
  guidance: z.array(lineSchema),
  avoid: z.array(lineSchema),
  evidence: directiveEvidenceSchema,
  source_practice_ids: z.array(z.uuid()).default([]),
  plan_item_id: z.uuid().nullish(),
  reason: z.string(),
  expires_at: z.string().optional(),
});
export type Draft = z.input<typeof draftSchema>;

export const directiveSchema = z.object({
  id: z.uuid(),
  agent_name: z.enum(AGENTS),
  context: contextSchema,
  version: z.number().int(),
  status: z.enum(['active', 'withdrawn']),
  best_practices: z.array(lineSchema),
  guidance: z.array(lineSchema),
  avoid: z.array(lineSchema),
  evidence: directiveEvidenceSchema,
  source_practice_ids: z.array(z.uuid()),
  plan_item_id: z.uuid().nullable(),
  restores_id: z.uuid().nullable(),
  reason: z.string(),
  expires_at: z.string(),
  created_at: z.string(),
});
export type Directive = z.infer<typeof directiveSchema>;

/** In which arm of a plan's trial a contact is. */
export const trialArmSchema = z.object({ plan_item_id: z.uuid(), arm: z.string() });
export type TrialArm = z.infer<typeof trialArmSchema>;

/** The answer to an agent; version 0 says that nothing has been learned for it. */
export const currentDirectiveSchema = directiveSchema
  .pick({
    agent_name: true,
    context: true,
    version: true,
    best_practices: true,
    guidance: true,
    avoid: true,
    evidence: true,
  })
  .extend({
    id: z.uuid().nullable(),
    expires_at: z.string().nullable(),
    /** Set while a canary decides which of two directives this unit gets; to be logged on the message. */
    experiment: trialArmSchema.nullable(),
    /** All of them: a rule for everybody and one for this context may be on trial at once. */
    experiments: z.array(trialArmSchema),
  });
export type CurrentDirective = z.infer<typeof currentDirectiveSchema>;

const text = z.string().trim().min(1).max(200).optional();
export const directiveQuery = z.object({
  agent_name: z.enum(AGENTS, `The agent is one of ${AGENTS.join(', ')}.`),
  industry: text,
  company_size: text,
  acv_range: z.enum(['low', 'medium', 'high'], 'The ACV range is low, medium or high.').optional(),
  job_title: text,
  region: text,
  lead_source: text,
  /** Whom or what the directive is for (a contact's id): decides the arm of a canary, the same at every call. */
  unit_id: text,
});
