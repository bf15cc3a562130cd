import { z } from 'zod';
import { AGENTS, contextSchema, evidenceSchema, lineSchema, METRICS, patternSchema } from './schema';

export const PLAN_KINDS = ['adopt', 'retire', 'agent_improvement'] as const;
export const PLAN_STATUSES = [
  'proposed',
  'rejected',
  'waiting',
  'canary',
  'adopted',
  'rolled_back',
  'taken_back',
] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];
export const LISTS = ['best_practices', 'avoid'] as const;

const interval = z.tuple([z.number(), z.number()]);
const metric = z.enum(METRICS);

export const changeLineSchema = z.object({ list: z.enum([...LISTS]), text: z.string(), source: z.string() });
/** What the directive says about the decision, before and after. */
export const changeSchema = z.object({ before: z.array(changeLineSchema), after: z.array(changeLineSchema) });

export const expectedSchema = z.object({
  metric,
  /** Change of the rate against how messages were written so far, shrunk, in fractions. */
  delta: z.number(),
  interval,
  n: z.number().int(),
  level: z.literal(0.9),
  better: z.enum(['higher', 'lower']),
  /** Share of the past messages that the change would have altered. */
  share_changed: z.number(),
});
export type Expected = z.infer<typeof expectedSchema>;

export const replaySchema = z.object({
  method: z.literal('matched_comparison'),
  label: z.literal('association'),
  delta: z.number(),
  interval,
  n_with: z.number().int(),
  n_without: z.number().int(),
  strata: z.number().int(),
  note: z.string(),
});
export type Replay = z.infer<typeof replaySchema>;

export const measuredSchema = z.object({
  metric,
  delta: z.number(),
  /** Anytime-valid: holds at every look at once. */
  interval,
  level: z.literal(0.95),
  n_control: z.number().int(),
  n_treatment: z.number().int(),
  rate_control: z.number(),
  rate_treatment: z.number(),
  guardrails: z.array(
    z.object({
      name: z.string(),
      verdict: z.enum(['higher', 'lower', 'undecided']),
      control: z.number(),
      treatment: z.number(),
    }),
  ),
  sample_ratio_p: z.number(),
  window_over: z.boolean(),
  as_of: z.string(),
});
export type Measured = z.infer<typeof measuredSchema>;

export const otherHalfSchema = z.object({
  list: z.enum([...LISTS]),
  pattern: patternSchema,
  text: z.string(),
  evidence: evidenceSchema,
});
/** Of a decision with two known ways: what the change says about the other one. */
export type OtherHalf = z.infer<typeof otherHalfSchema>;

export const planItemSchema = z.object({
  id: z.uuid(),
  kind: z.enum(PLAN_KINDS),
  target: z.object({
    agent_name: z.enum(AGENTS),
    context: contextSchema,
    pattern: patternSchema,
    words: z.string(),
  }),
  change: changeSchema,
  expected: expectedSchema,
  evidence: evidenceSchema,
  replay: replaySchema.nullable(),
  other_half: otherHalfSchema.nullable(),
  practice_ids: z.array(z.uuid()),
  status: z.enum(PLAN_STATUSES),
  canary: z
    .object({ share: z.number(), window_days: z.number().int(), started_at: z.string().nullable() })
    .nullable(),
  decision: z.object({ by: z.uuid().nullable(), at: z.string(), note: z.string().nullable() }).nullable(),
  /** `by`: who put it in force or took it back by hand; null when the rule did. */
  ended: z.object({ at: z.string(), reason: z.string().nullable(), by: z.uuid().nullable() }).nullable(),
  /** On trial, the observation window is over, and the rule says neither yes nor no: an admin settles it. */
  is_undecided: z.boolean(),
  measured: measuredSchema.optional(),
});
export type PlanItem = z.infer<typeof planItemSchema>;

export const planRowSchema = z.object({
  id: z.uuid(),
  occasion: z.enum(['asked', 'scheduled']),
  n_messages: z.number().int(),
  created_at: z.string(),
  statuses: z.record(z.string(), z.number().int()),
  n_items: z.number().int(),
  /** Of those on trial: the window is over without a result. */
  n_undecided: z.number().int(),
});
export type PlanRow = z.infer<typeof planRowSchema>;

export const planSchema = planRowSchema.extend({ items: z.array(planItemSchema) });
export type Plan = z.infer<typeof planSchema>;

export const planRecordSchema = z.object({
  /** Items whose measured result is final: the window is over, or the rule decided. */
  n: z.number().int(),
  running: z.number().int(),
  adopted: z.number().int(),
  rolled_back: z.number().int(),
  promised: z.number(),
  realised: z.number(),
  /** Realised of promised; null while nothing has been measured to its end. */
  ratio: z.number().nullable(),
  /** Share of the measured results that lie in the interval of their forecast, of n. */
  coverage: z.number().nullable(),
  target: z.tuple([z.number(), z.number()]),
});
export type PlanRecord = z.infer<typeof planRecordSchema>;

export const plansSchema = z.object({
  data: z.array(planRowSchema),
  next_cursor: z.string().nullable(),
  record: planRecordSchema,
});
export type Plans = z.infer<typeof plansSchema>;

const note = z.string().trim().max(2000).optional();
export const decisionInput = z.object({
  decision: z.enum(['approve', 'reject'], 'The decision is approve or reject.'),
  note,
});
export const takeBackInput = z.object({ note });
export const adoptionInput = z.object({
  note: z.string().trim().min(1, 'Say why: the result does not decide.').max(2000),
});
export const itemParams = z.object({ id: z.uuid(), item_id: z.uuid() });

/** What `propose_optimization_plan` stores of an item. */
export const proposalSchema = z.object({
  kind: z.enum(PLAN_KINDS),
  agent_name: z.enum(AGENTS),
  context: contextSchema,
  pattern: patternSchema,
  list: z.enum([...LISTS]),
  line: lineSchema,
  change: changeSchema,
  expected: expectedSchema,
  evidence: evidenceSchema,
  replay: replaySchema.nullable(),
  other_half: otherHalfSchema.nullable(),
  practice_ids: z.array(z.uuid()),
});
export type Proposal = z.infer<typeof proposalSchema>;
