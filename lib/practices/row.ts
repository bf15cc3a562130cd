import { type Practice, practiceSchema } from './schema';

export const practiceColumns =
  `id, category, content, pattern, context, tags, counts, rates, recent, breached, status, status_reason, status_by, evidence_status,
  evidence_reason, source,
  provenance, redactions, version, expires_at, created_by, updated_by, created_at, updated_at` as const;

/** A stored row, whatever read it; unknown keys are dropped, counts that are missing are 0. */
export type PracticeRow = Record<string, unknown>;

export function toPractice(row: PracticeRow): Practice {
  return practiceSchema.parse({ ...row, similarity: null, score: null });
}
