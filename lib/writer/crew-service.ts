import 'server-only';
import { getCampaign } from '../outcomes/campaign-queries';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { type CrewRow, type CrewStep, crewRowSchema } from './crew-schema';

export type CrewEntry = {
  step: CrewStep;
  status?: 'done' | 'skipped' | 'failed';
  result: string;
  details?: Record<string, Json>;
  duration_ms?: number;
};

/** Writes down what the crew did: counts and decisions, never a name. */
export async function logCrew(
  db: Db,
  orgId: string,
  of: { sequence_id?: string; campaign_id?: string },
  entries: readonly CrewEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ status = 'done', duration_ms = 0, details = {}, ...entry }) => ({
    ...entry,
    org_id: orgId,
    sequence_id: of.sequence_id ?? null,
    campaign_id: of.campaign_id ?? null,
    status,
    details,
    duration_ms: Math.round(duration_ms),
  }));
  await must(db.from('crew_runs').insert(rows));
}

/** The log of a campaign with that of its sequence, the oldest first, and what was learned so far. Throws not_found. */
export async function crewOf(db: Db, orgId: string, campaignId: string): Promise<CrewRow[]> {
  await getCampaign(db, orgId, campaignId);
  const [plan] = await must(
    db
      .from('campaign_plans')
      .select('sequence_id')
      .eq('org_id', orgId)
      .eq('campaign_id', campaignId)
      .limit(1),
  );
  const ofSequence = plan ? `,sequence_id.eq.${plan.sequence_id}` : '';
  const rows = await must(
    db
      .from('crew_runs')
      .select('id, step, status, result, details, duration_ms, happened_at')
      .eq('org_id', orgId)
      .or(`campaign_id.eq.${campaignId}${ofSequence}`)
      .order('happened_at', { ascending: false })
      .limit(200),
  );
  const log = rows.toReversed().map((row) => crewRowSchema.parse(row));
  return plan ? [...log, ...(await learnedFrom(db, orgId, campaignId))] : log;
}

/** Learning has no run of its own: the ledger says how many of these outcomes teach something by now. */
async function learnedFrom(db: Db, orgId: string, campaignId: string): Promise<CrewRow[]> {
  const sent = () =>
    db
      .from('outcome_labels')
      .select('updated_at', { count: 'exact' })
      .eq('org_id', orgId)
      .eq('campaign_id', campaignId)
      .order('updated_at', { ascending: false })
      .limit(1);
  const [all, labelled] = await Promise.all([sent(), sent().neq('training_label', 'neutral')]);
  const last = (await must(Promise.resolve(all)))[0];
  if (!last) return [];
  const [total, n] = [all.count ?? 0, labelled.count ?? 0];
  return [
    {
      id: campaignId,
      step: 'learning',
      status: n > 0 ? 'done' : 'skipped',
      result: `${n} of ${total} sent messages teach something by now: library, directives and subject lines learn from them.`,
      details: { labelled: n, sent: total },
      duration_ms: 0,
      happened_at: last.updated_at,
    },
  ];
}
