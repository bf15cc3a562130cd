import { z } from 'zod';
import { listQuery } from '../http/list';
import { contextEntrySchema } from './pattern-schema';
import { conversationSchema } from './schema';

const yes = z
  .literal('true')
  .transform(() => true as const)
  .optional();

/** What one exchange of a session has to have; all of it in the same exchange. */
export const sessionFilter = z.object({
  agent_name: z.string().min(1).max(200).optional(),
  source: z.enum(['api', 'mcp', 'client']).optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  failed: yes,
  redacted: yes,
  with_feedback: yes,
});
export type SessionFilter = z.output<typeof sessionFilter>;
export const sessionListQuery = listQuery.extend(sessionFilter.shape);
export type SessionListQuery = z.output<typeof sessionListQuery>;

export const sessionRowSchema = z.object({
  session_id: z.string(),
  agents: z.array(z.string()),
  rooms: z.array(z.string()),
  /** The first thing that was said, at most 200 characters. */
  question: z.string(),
  started_at: z.string(),
  ended_at: z.string(),
  exchanges: z.number().int(),
  failures: z.number().int(),
  mean_ms: z.number(),
  p95_ms: z.number(),
  /** How much was taken out before it was stored. */
  redactions: z.number().int(),
  /** Exchanges that somebody judged. */
  judged: z.number().int(),
  mean_rating: z.number().nullable(),
  corrections: z.number().int(),
});
export type SessionRow = z.infer<typeof sessionRowSchema>;

export const feedbackSchema = z.object({
  rating: z.number().int().nullable(),
  correction: z.string().nullable(),
  /** Null when whoever gave it has left. */
  by: z.string().nullable(),
  is_mine: z.boolean(),
  updated_at: z.string(),
});
export type Feedback = z.infer<typeof feedbackSchema>;
/** An exchange with what people think of it, the latest word last. */
export const judgedSchema = conversationSchema.extend({ feedback: z.array(feedbackSchema) });
export type Judged = z.infer<typeof judgedSchema>;

export const searchQuery = sessionFilter.extend({
  query: z.string().trim().min(1, 'Say what to look for.').max(4000),
});
export type SearchQuery = z.output<typeof searchQuery>;
/** What agents are given for the query, with the exchange itself; null for a learned pattern. */
export const foundSchema = contextEntrySchema.extend({ exchange: judgedSchema.nullable() });
export type Found = z.infer<typeof foundSchema>;
export const searchAnswer = z.object({
  /** False when ENABLE_RAG=false: then nothing is ever found. */
  enabled: z.boolean(),
  data: z.array(foundSchema),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;
