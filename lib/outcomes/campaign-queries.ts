import { z } from 'zod';
import { AppError } from '../errors';
import { decodeCursor, type List, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { toCampaign } from './campaign';
import {
  type Campaign,
  type CampaignListQuery,
  type CampaignSummary,
  campaignReportRowSchema,
  campaignRowSchema,
} from './campaign-schema';
import { countsSchema } from './counts-schema';

const listSchema = z.object({
  campaigns: z.array(campaignRowSchema),
  peers: z.array(countsSchema.extend({ id: z.uuid() })),
});

/** Campaigns with their funnels, the newest first. */
export async function listCampaigns(
  db: Db,
  orgId: string,
  { q, status, limit, cursor }: CampaignListQuery,
): Promise<List<CampaignSummary>> {
  const after = decodeCursor(cursor);
  const found = await must(
    db.rpc('campaign_list', {
      p_org_id: orgId,
      p_limit: limit + 1,
      ...(q ? { p_q: q } : {}),
      ...(status ? { p_status: status } : {}),
      ...(after ? { p_before: String(after[0]), p_before_id: String(after[1]) } : {}),
    }),
  );
  const { campaigns, peers } = listSchema.parse(found);
  const page = toPage(campaigns, limit, ({ created_at, id }) => [created_at, id]);
  const others = (id: string) => peers.filter((peer) => peer.id !== id);
  return { ...page, data: page.data.map((campaign) => toCampaign(campaign, others(campaign.id))) };
}

/** One campaign with its funnel, guardrails, value and days. */
export async function getCampaign(db: Db, orgId: string, id: string): Promise<Campaign> {
  const report = campaignReportRowSchema.parse(
    await must(db.rpc('campaign_report', { p_org_id: orgId, p_campaign_id: id })),
  );
  if (!report.campaign) throw new AppError('not_found', 'There is no such campaign.');
  return { ...toCampaign(report.campaign, report.peers), days: report.days };
}
