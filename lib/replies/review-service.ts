import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { correct, reviewColumns, toReview } from './review';
import type { Correction, ReplyReview } from './schema';
import { readReplies } from './service';

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
        .select('id, reply_text')
        .eq('org_id', orgId)
        .eq('type', 'replied')
        .in('id', ids),
    );
    const fresh = events.filter(({ id }) => !done.has(id));
    written += await storeReadings(db, orgId, fresh);
  }
  return written;
}

/** Reads replies and writes what the engine says, unless a person said something. Returns how many changed. */
export async function storeReadings(
  db: Db,
  orgId: string,
  events: readonly { id: string; reply_text: string | null }[],
): Promise<number> {
  const written = events.filter(({ reply_text }) => (reply_text ?? '').trim() !== '');
  if (written.length === 0) return 0;
  const readings = await readReplies(
    db,
    orgId,
    written.map(({ reply_text }) => ({ text: reply_text ?? '' })),
  );
  const rows = readings.map(({ classification, candidates, fallbackReason }, i) => ({
    event_id: written[i]?.id,
    predicted: classification,
    candidates: candidates ?? {},
    engine: classification.engine,
    fallback_reason: fallbackReason ?? null,
    needs_review: classification.needs_review,
  }));
  return must(db.rpc('store_predictions', { p_org_id: orgId, p_rows: rows as Json }));
}

/** A person says what the reply means. Wins over the engine, now and whenever it runs again. */
export async function correctReply(
  db: Db,
  orgId: string,
  principalId: string,
  eventId: string,
  correction: Correction,
): Promise<ReplyReview> {
  const before = await findReview(db, orgId, eventId);
  return change(db, orgId, eventId, {
    corrected: correct(before, correction),
    corrected_by: principalId,
    corrected_at: new Date().toISOString(),
    needs_review: false,
  });
}

/** Takes a person's word back: the engine's counts again. */
export async function withdrawCorrection(db: Db, orgId: string, eventId: string): Promise<ReplyReview> {
  const { predicted } = await findReview(db, orgId, eventId);
  return change(db, orgId, eventId, {
    corrected: null,
    corrected_by: null,
    corrected_at: null,
    needs_review: predicted.needs_review,
  });
}

async function findReview(db: Db, orgId: string, eventId: string): Promise<ReplyReview> {
  const find = db.from('reply_reviews').select(reviewColumns).eq('org_id', orgId).eq('event_id', eventId);
  const [row] = await must(find.limit(1));
  if (!row) throw new AppError('not_found', 'There is no such classified reply.');
  return toReview(row);
}

type Change = Pick<ReplyReview, 'corrected' | 'corrected_by' | 'corrected_at' | 'needs_review'>;

async function change(db: Db, orgId: string, eventId: string, values: Change): Promise<ReplyReview> {
  const update = db.from('reply_reviews').update(values).eq('org_id', orgId).eq('event_id', eventId);
  const [updated] = await must(update.select(reviewColumns));
  if (!updated) throw new AppError('forbidden', 'You may not correct this reply.');
  return toReview(updated);
}
