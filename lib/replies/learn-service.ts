import 'server-only';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { LEARNED_FIELDS, type LearnedField, packCorrection } from './correction';
import { FEWEST_JUDGED, type Judged, learnCorrection } from './learn';
import { committedFingerprint, committedModel, featuresOf } from './local';
import { FIELDS, scoresOf } from './model';
import { reviewColumns, toReview } from './review';
import type { Classification } from './schema';
import { ownWords } from './text';

/** The latest judged replies; more would teach little and take minutes. */
const MOST_JUDGED = 1_500;
const PAGE = 100;

export type LearnReport = { judged: number; version?: number; isActive?: boolean };

/** Learns from what the organisation's people said of its replies, and stores the verdict. */
export async function learnFromCorrections(db: Db, orgId: string, signal: AbortSignal): Promise<LearnReport> {
  const reviews = await judgedReviews(db, orgId);
  const judged: Judged[] = [];
  for (let start = 0; start < reviews.length; start += PAGE) {
    if (signal.aborted) return { judged: 0 };
    judged.push(...(await toJudged(reviews.slice(start, start + PAGE))));
  }
  const latest = reviews
    .map(({ corrected_at }) => corrected_at)
    .sort()
    .at(-1);
  if (judged.length < FEWEST_JUDGED || latest === undefined) return { judged: judged.length };
  const { quality, correction } = learnCorrection(judged);
  const isActive = LEARNED_FIELDS.some((field) => quality[field].is_better);
  const version = await must(
    db.rpc('store_reply_head', {
      p_org_id: orgId,
      p_base: committedFingerprint(),
      p_weights: packCorrection(correction),
      p_n: judged.length,
      p_quality: quality,
      p_is_active: isActive,
      p_learned_through: latest,
    }),
  );
  return { judged: judged.length, version, isActive };
}

type Review = { text: string; corrected: Classification; corrected_at: string };

async function judgedReviews(db: Db, orgId: string): Promise<Review[]> {
  const found: (Review & { event_id: string })[] = [];
  for (let start = 0; start < MOST_JUDGED; start += PAGE) {
    const rows = await must(
      db
        .from('reply_reviews')
        .select(reviewColumns)
        .eq('org_id', orgId)
        .not('corrected', 'is', null)
        .order('corrected_at', { ascending: false })
        .order('event_id')
        .range(start, start + PAGE - 1),
    );
    const ids = rows.map(({ event_id }) => event_id);
    const events = await must(
      db.from('outcome_events').select('id, reply_text').eq('org_id', orgId).in('id', ids),
    );
    const texts = new Map(events.map(({ id, reply_text }) => [id, ownWords(reply_text ?? '')]));
    found.push(
      ...rows.flatMap((row) => {
        const { corrected, corrected_at, event_id } = toReview(row);
        const text = texts.get(event_id);
        // What a machine wrote, and who wants no more mail, the committed head decides by itself.
        const isJudged = corrected && !corrected.auto_reply && !corrected.unsubscribe_request;
        return isJudged && corrected_at && text ? [{ text, corrected, corrected_at, event_id }] : [];
      }),
    );
    if (rows.length < PAGE) break;
  }
  return found.sort((a, b) => (a.event_id < b.event_id ? -1 : 1));
}

async function toJudged(reviews: readonly Review[]): Promise<Judged[]> {
  const model = committedModel();
  const features = await featuresOf(reviews.map(({ text }) => text));
  return reviews.flatMap(({ text, corrected }, i) => {
    const row = features[i];
    if (!row) return [];
    const scores = scoresOf(model, row);
    const each = <T>(make: (field: LearnedField) => T) =>
      Object.fromEntries(LEARNED_FIELDS.map((field) => [field, make(field)])) as Record<LearnedField, T>;
    return [
      {
        text,
        vector: row.vector,
        offsets: each((field) => scores[field].map((value) => value / model[field].calibration.temperature)),
        labels: each((field) => FIELDS[field].findIndex((name) => name === corrected[field])),
      },
    ];
  });
}
