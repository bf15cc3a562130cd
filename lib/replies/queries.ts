import { z } from 'zod';
import { decodeCursor, type List, toPage } from '../http/list';
import { ratePosterior } from '../stats/beta';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { LEARNED_FIELDS } from './correction';
import { toReview } from './review';
import {
  headQualitySchema,
  type ReplyRow,
  type ReplySummary,
  type ReviewListQuery,
  replyRowSchema,
  runSchema,
} from './review-schema';
import { splitReply } from './split';

/** One page of classified replies, the latest first. */
export async function listReplies(db: Db, orgId: string, query: ReviewListQuery): Promise<List<ReplyRow>> {
  const after = decodeCursor(query.cursor);
  const rows = await must(
    db.rpc('list_replies', {
      p_org_id: orgId,
      p_status: query.status,
      p_limit: query.limit + 1,
      ...(query.sentiment ? { p_sentiment: query.sentiment } : {}),
      ...(query.objection ? { p_objection: query.objection } : {}),
      ...(query.campaign_id ? { p_campaign: query.campaign_id } : {}),
      ...(query.contact_id ? { p_contact: query.contact_id } : {}),
      ...(after ? { p_cursor_at: String(after[0]), p_cursor_id: String(after[1]) } : {}),
    }),
  );
  const page = toPage(rows, query.limit, (row) => [row.occurred_at, row.event_id]);
  const data = page.data.map(({ reply_text, ...row }) =>
    replyRowSchema.parse({ ...row, ...toReview(row), ...splitReply(reply_text ?? '') }),
  );
  return { next_cursor: page.next_cursor, data };
}

/** Campaigns whose messages were answered, for the filter. */
export async function listReplyCampaigns(db: Db, orgId: string): Promise<{ id: string; name: string }[]> {
  const query = db.from('campaigns').select('id, name').eq('org_id', orgId);
  return must(query.order('created_at', { ascending: false }).limit(200));
}

const JEFFREYS = { alpha: 0.5, beta: 0.5 };

/** What waits, what was learned from corrections, and how far reading again has come. */
export async function getReplySummary(db: Db, orgId: string): Promise<ReplySummary> {
  const [[counts], [head], [run]] = await Promise.all([
    must(db.rpc('reply_counts', { p_org_id: orgId })),
    must(
      db
        .from('reply_heads')
        .select('version, is_active, learned_at, n, quality')
        .eq('org_id', orgId)
        .order('version', { ascending: false })
        .limit(1),
    ),
    must(
      db
        .from('reply_runs')
        .select('id, status, total, done, changed, failure, created_at, updated_at')
        .eq('org_id', orgId)
        .order('created_at', { ascending: false })
        .limit(1),
    ),
  ]);
  return {
    to_review: counts?.to_review ?? 0,
    corrected: counts?.corrected ?? 0,
    total: counts?.total ?? 0,
    learned: head ? learnedOf(head) : null,
    run: z.nullable(runSchema).parse(run ?? null),
  };
}

type Head = { version: number; is_active: boolean; learned_at: string; n: number; quality: unknown };

function learnedOf({ quality, ...head }: Head): ReplySummary['learned'] {
  const measured = headQualitySchema.parse(quality);
  const fields = LEARNED_FIELDS.map((field) => {
    const { n, before, after, is_better } = measured[field];
    return {
      field,
      is_better,
      accuracy_before: ratePosterior(before.correct, n, JEFFREYS),
      accuracy_after: ratePosterior(after.correct, n, JEFFREYS),
      log_loss_before: before.log_loss,
      log_loss_after: after.log_loss,
    };
  });
  return { ...head, fields };
}
