import type { Task } from './schema';

/** Upper bounds of one call: how long a person waits, and how much a runaway answer can cost. */
export const LIMITS: Record<Task, { timeoutMs: number; maxOutputTokens: number }> = {
  insight: { timeoutMs: 30_000, maxOutputTokens: 2_000 },
  persona: { timeoutMs: 45_000, maxOutputTokens: 4_000 },
  reply: { timeoutMs: 30_000, maxOutputTokens: 4_000 },
  sequence: { timeoutMs: 40_000, maxOutputTokens: 3_000 },
  subject_lines: { timeoutMs: 15_000, maxOutputTokens: 600 },
  plan_narrative: { timeoutMs: 40_000, maxOutputTokens: 2_500 },
  report: { timeoutMs: 40_000, maxOutputTokens: 2_500 },
};
