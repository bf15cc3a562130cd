import type { DealInsights, FeedbackInput, FeedbackType, Insight } from './schema';

/** Saying one takes back the other. The server does the same, see feedback-service.ts. */
export const OPPOSITE_FEEDBACK: Partial<Record<FeedbackType, FeedbackType>> = {
  helpful: 'not_helpful',
  not_helpful: 'helpful',
  accurate: 'incorrect',
  incorrect: 'accurate',
};

function change(insight: Insight, input: FeedbackInput, isOn: boolean): Insight {
  const { counts, mine } = insight.feedback;
  const had = (type: FeedbackType) => mine.some((item) => item.type === type);
  const gone = [input.type, isOn ? OPPOSITE_FEEDBACK[input.type] : undefined].filter(
    (type) => type !== undefined,
  );
  const next = { ...counts };
  for (const type of gone) if (had(type)) next[type] = Math.max(0, (next[type] ?? 0) - 1);
  if (isOn) next[input.type] = (next[input.type] ?? 0) + 1;
  const kept = mine.filter((item) => !gone.includes(item.type));
  const own = {
    type: input.type,
    rating: input.rating ?? null,
    comment: input.comment ?? null,
    action_taken: input.action_taken ?? null,
  };
  return { ...insight, feedback: { counts: next, mine: isOn ? [...kept, own] : kept } };
}

/** The insights as they will be once the server has taken this feedback. */
export function withFeedback(
  insights: DealInsights,
  id: string,
  input: FeedbackInput,
  isOn: boolean,
): DealInsights {
  return {
    ...insights,
    data: insights.data.map((item) => (item.id === id ? change(item, input, isOn) : item)),
  };
}
