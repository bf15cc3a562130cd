import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { correct, reviewColumns, toReview } from './review';
import type { Correction, ReplyReview } from './schema';
import { classifyReplies } from './service';

const BATCH = 100;

/** Classifies the replies that have no review yet; a repeat changes nothing. Returns how many were new. */
export async function reviewReplies(db: Db, orgId: string, eventIds: readonly string[]): Promise<number> {
  let written = 0;
  for (let start = 0; start < eventIds.length; start += BATCH) {
    const ids = eventIds.slice(start, start + BATCH);
    const known = await must(
      db.from('reply_reviews').select('event_id').eq('org_id', orgId).in('event_id', ids),
    );
    const done = new Set(known.map(({ event_id }) => event_id));
    const events = await must(
      db
        .from('outcome_events')
        .select('id, outcome_id, reply_text')
        .eq('org_id', orgId)
        .eq('type', 'replied')
        .in('id', ids),
    );
    const fresh = events.filter(({ id, reply_text }) => !done.has(id) && (reply_text ?? '').trim() !== '');
    if (fresh.length === 0) continue;
    const answers = await classifyReplies(
      db,
      orgId,
      fresh.map(({ reply_text }) => ({ text: reply_text ?? '' })),
    );
    const rows = fresh.flatMap(({ id, outcome_id }, i) => {
      const predicted = answers[i];
      if (!predicted) return [];
      const { engine, needs_review } = predicted;
      return [{ event_id: id, org_id: orgId, outcome_id, predicted, engine, needs_review }];
    });
    await must(db.from('reply_reviews').upsert(rows, { onConflict: 'event_id', ignoreDuplicates: true }));
    written += rows.length;
  }
  return written;
}

/** A person says what the reply means. Wins over the engine, now and whenever it runs again. */
export async function correctReply(
  db: Db,
  orgId: string,
  principalId: string,
  eventId: string,
  correction: Correction,
): Promise<ReplyReview> {
  const find = db.from('reply_reviews').select(reviewColumns).eq('org_id', orgId).eq('event_id', eventId);
  const [row] = await must(find.limit(1));
  if (!row) throw new AppError('not_found', 'There is no such classified reply.');
  const corrected = correct(toReview(row), correction);
  const [updated] = await must(
    db
      .from('reply_reviews')
      .update({
        corrected,
        corrected_by: principalId,
        corrected_at: new Date().toISOString(),
        needs_review: false,
      })
      .eq('org_id', orgId)
      .eq('event_id', eventId)
      .select(reviewColumns),
  );
  if (!updated) throw new AppError('forbidden', 'You may not correct this reply.');
  return toReview(updated);
}
