import 'server-only';
import type { z } from 'zod';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { getInsightDeal } from './queries';
import { type FeedbackInput, type FeedbackType, feedbackSchema, type insightEventsSchema } from './schema';

type Events = z.output<typeof insightEventsSchema>['events'];

/** The types that contradict each other: giving one takes back the other. */
const OPPOSITE: Partial<Record<FeedbackType, FeedbackType>> = {
  helpful: 'not_helpful',
  not_helpful: 'helpful',
  accurate: 'incorrect',
  incorrect: 'accurate',
};

/** Stores what a person says about an insight: one row a person and type, a second time changes it. */
export async function giveFeedback(
  db: Db,
  orgId: string,
  principalId: string,
  insightId: string,
  input: FeedbackInput,
) {
  await getInsightDeal(db, orgId, insightId);
  const opposite = OPPOSITE[input.type];
  if (opposite) await removeFeedback(db, orgId, principalId, insightId, opposite);
  const [row] = await must(
    db
      .from('insight_feedback')
      .upsert(
        {
          org_id: orgId,
          insight_id: insightId,
          principal_id: principalId,
          type: input.type,
          rating: input.rating ?? null,
          comment: input.comment || null,
          action_taken: input.action_taken || null,
          deal_outcome: input.deal_outcome ?? null,
        },
        { onConflict: 'org_id,insight_id,principal_id,type' },
      )
      .select('id, insight_id, type, rating, comment, action_taken, deal_outcome, created_at'),
  );
  if (!row) throw new AppError('forbidden', 'You may not give feedback here.');
  if (input.type === 'acted_on') await recordEvents(db, orgId, [{ insight_id: insightId, type: 'acted_on' }]);
  return feedbackSchema.parse(row);
}

export async function removeFeedback(
  db: Db,
  orgId: string,
  principalId: string,
  insightId: string,
  type: FeedbackType,
): Promise<void> {
  await must(
    db
      .from('insight_feedback')
      .delete()
      .eq('org_id', orgId)
      .eq('insight_id', insightId)
      .eq('principal_id', principalId)
      .eq('type', type),
  );
}

/** What the screen saw, in one batch; repeats change nothing. */
export async function recordEvents(db: Db, orgId: string, events: Events): Promise<number> {
  return must(db.rpc('record_insight_events', { p_org_id: orgId, p_events: events }));
}
