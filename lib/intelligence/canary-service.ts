import 'server-only';
import { z } from 'zod';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { type ArmCounts, CANARY_ARMS, type Canaries, judgeCanary } from './canary-rule';
import { expectedSchema } from './plan-schema';
import { evidenceSchema } from './schema';

const DAY_MS = 86_400_000;
const count = z.number().int();
const armSchema = z.object({
  arm: z.string(),
  counts: z.object({
    sent: count,
    reached: count,
    opened: count,
    positive_replies: count,
    ever_reached: count,
    negative_replies: count,
    unsubscribed: count,
    spam_reported: count,
    bounced: count,
    harmed: count,
  }),
});
const NOTHING: ArmCounts = {
  sent: 0,
  reached: 0,
  opened: 0,
  positive_replies: 0,
  ever_reached: 0,
  negative_replies: 0,
  unsubscribed: 0,
  spam_reported: 0,
  bounced: 0,
  harmed: 0,
};

async function readArms(db: Db, orgId: string, itemId: string): Promise<Canaries> {
  const rows = await must(db.rpc('plan_item_arms', { p_org_id: orgId, p_item_id: itemId }));
  const arms = new Map(
    z
      .array(armSchema)
      .parse(rows)
      .map(({ arm, counts }) => [arm, counts]),
  );
  return {
    control: arms.get(CANARY_ARMS.control) ?? NOTHING,
    treatment: arms.get(CANARY_ARMS.treatment) ?? NOTHING,
  };
}

/** Measures every canary of the organisation and ends those that the rule decides; jobs only. */
export async function reviewCanaries(db: Db, orgId: string, now = new Date()): Promise<string[]> {
  const items = await must(
    db
      .from('optimization_plan_items')
      .select('id, expected, evidence, canary_share, window_days, started_at')
      .eq('org_id', orgId)
      .eq('status', 'canary')
      .order('started_at'),
  );
  const ended: string[] = [];
  for (const { id, expected, evidence, canary_share, window_days, started_at } of items) {
    const end = Date.parse(started_at ?? '') + (window_days ?? 0) * DAY_MS;
    const { measured, status, reason } = judgeCanary(await readArms(db, orgId, id), {
      expected: expectedSchema.parse(expected),
      baseRate: evidenceSchema.parse(evidence).rest.mean,
      share: canary_share ?? 0,
      isWindowOver: now.getTime() >= end,
      now,
    });
    if (!measured && !status) continue;
    await must(
      db.rpc('record_canary', {
        p_org_id: orgId,
        p_item_id: id,
        p_measured: measured as unknown as Json,
        p_status: status ?? '',
        p_reason: reason,
      }),
    );
    if (status) ended.push(id);
  }
  return ended;
}
