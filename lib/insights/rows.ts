import {
  evidenceSchema,
  type FeedbackType,
  feedbackTypeSchema,
  type Insight,
  insightKindSchema,
  type OwnFeedback,
} from './schema';

export const INSIGHT_COLUMNS =
  `id, deal_id, kind, signal, title, body, actions, confidence, confidence_low, confidence_high,
  confidence_n, confidence_basis, engine, model, prompt_version, outcome, created_at, position` as const;

export type InsightRow = {
  id: string;
  deal_id: string;
  kind: string;
  signal: string;
  title: string;
  body: string;
  actions: string[];
  confidence: number;
  confidence_low: number;
  confidence_high: number;
  confidence_n: number;
  confidence_basis: string;
  engine: string;
  model: string | null;
  prompt_version: string;
  outcome: string | null;
  created_at: string;
};
export type EvidenceRow = {
  insight_id: string;
  type: string;
  source_id: string;
  label: string;
  quote: string | null;
};
export type FeedbackRow = {
  insight_id: string;
  principal_id: string;
  type: string;
  rating: number | null;
  comment: string | null;
  action_taken: string | null;
};

const asOutcome = (value: string | null) => (value === 'won' || value === 'lost' ? value : null);

function toOwn(row: FeedbackRow): OwnFeedback {
  const { rating, comment, action_taken } = row;
  return { type: feedbackTypeSchema.parse(row.type), rating, comment, action_taken };
}

/** Stored rows as the insight people see, with what was said about it and what `me` said. */
export function toInsight(
  row: InsightRow,
  evidence: readonly EvidenceRow[],
  feedback: readonly FeedbackRow[],
  me: string,
): Insight {
  const counts: Partial<Record<FeedbackType, number>> = {};
  const own = feedback.filter((item) => item.insight_id === row.id);
  for (const item of own) {
    const type = feedbackTypeSchema.parse(item.type);
    counts[type] = (counts[type] ?? 0) + 1;
  }
  const { confidence_low, confidence_high, kind, outcome, ...rest } = row;
  return {
    ...rest,
    kind: insightKindSchema.parse(kind),
    outcome: asOutcome(outcome),
    confidence_interval: [confidence_low, confidence_high],
    evidence: evidence
      .filter((item) => item.insight_id === row.id)
      .map(({ type, source_id, label, quote }) => ({
        type: evidenceSchema.shape.type.parse(type),
        id: source_id,
        label,
        ...(quote === null ? {} : { quote }),
      })),
    feedback: { counts, mine: own.filter((item) => item.principal_id === me).map(toOwn) },
  };
}
