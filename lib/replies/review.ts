import {
  type Classification,
  type Correction,
  classificationSchema,
  complete,
  type ReplyReview,
} from './schema';

export const reviewColumns =
  'event_id, outcome_id, predicted, engine, needs_review, corrected, corrected_by, corrected_at' as const;

type Row = Omit<ReplyReview, 'predicted' | 'corrected'> & { predicted: unknown; corrected: unknown };

export const toReview = (row: Row): ReplyReview => ({
  ...row,
  predicted: classificationSchema.parse(row.predicted),
  corrected: row.corrected === null ? null : classificationSchema.parse(row.corrected),
});

/** A score in the middle of each label's range: what a person's label stands for. */
const SCORE = { positive: 0.75, neutral: 0.15, negative: -0.6 } as const;

/** What was said before, with what the person says instead; the fields that follow from it follow. */
export function correct(review: ReplyReview, correction: Correction): Classification {
  const { sentiment_label, confirmed: _, ...rest } = correction;
  const before = review.corrected ?? review.predicted;
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const isNew = sentiment_label !== undefined && sentiment_label !== before.sentiment_label;
  const after = complete({
    ...before,
    ...said,
    sentiment_score: isNew ? SCORE[sentiment_label] : before.sentiment_score,
    confidence: 1,
    needs_review: false,
    reasoning: '',
  });
  const isSame = after.labels.join() === review.predicted.labels.join();
  return { ...after, reasoning: isSame ? 'Confirmed by a person.' : 'Corrected by a person.' };
}
