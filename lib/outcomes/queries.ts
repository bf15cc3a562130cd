import { AppError } from '../errors';
import { afterPosition, decodeCursor, type List, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { type Outcome, type OutcomeListQuery, outcomeSchema } from './schema';

const COLUMNS =
  `id, org_id, campaign_id, lead_id, channel, subject_line, message_body, framework, tone, agent_decisions,
  delivered, bounced, bounce_reason, opened, open_count, clicked, click_count, replied, reply_text,
  reply_sentiment_score, sentiment_label, objection_type, interest_signal, meeting_booked, meeting_completed,
  meeting_no_show, deal_closed, deal_value, time_to_close_days, lead_industry, lead_role, company_size, icp_score,
  training_label, training_weight, included_in_training, sent_at, updated_at` as const;

export async function getOutcome(db: Db, orgId: string, id: string): Promise<Outcome> {
  const [row] = await must(
    db.from('outcome_labels').select(COLUMNS).eq('org_id', orgId).eq('id', id).limit(1),
  );
  if (!row) throw new AppError('not_found', 'There is no such outcome.');
  return toOutcome(row);
}

/** Messages and what became of them, the latest first. */
export async function listOutcomes(db: Db, orgId: string, query: OutcomeListQuery): Promise<List<Outcome>> {
  const { campaign_id, training_label, limit, cursor } = query;
  let select = db.from('outcome_labels').select(COLUMNS).eq('org_id', orgId);
  if (campaign_id) select = select.eq('campaign_id', campaign_id);
  if (training_label) select = select.eq('training_label', training_label);
  const after = decodeCursor(cursor);
  if (after) select = select.or(afterPosition(after, 'sent_at', 'desc'));
  const rows = await must(
    select
      .order('sent_at', { ascending: false })
      .order('id', { ascending: false })
      .limit(limit + 1),
  );
  const page = toPage(rows, limit, (row) => [row.sent_at, row.id]);
  return { ...page, data: page.data.map(toOutcome) };
}

function toOutcome({ org_id, ...row }: { org_id: string }): Outcome {
  return outcomeSchema.parse({ ...row, organization_id: org_id });
}
