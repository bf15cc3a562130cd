import { stableId } from './ids';
import type { Choice } from './outreach-model';
import type { CampaignRow } from './rows';
import { INDUSTRIES, type Industry } from './vendor';

const SHOP_FLOOR: readonly Industry[] = ['Manufacturing', 'Energy', 'Healthcare', 'Professional services'];
const MOVING_GOODS: readonly Industry[] = INDUSTRIES.filter((industry) => !SHOP_FLOOR.includes(industry));

/** Half of a campaign's messages lean towards what somebody believed in at the time; the rest try everything. */
type Plan = { name: string; industries: readonly Industry[]; lean: Partial<Choice> };

const PLANS: readonly (readonly [Plan, Plan])[] = [
  [
    { name: 'Shop floor: first letters', industries: SHOP_FLOOR, lean: {} },
    { name: 'Moving goods: first letters', industries: MOVING_GOODS, lean: {} },
  ],
  [
    { name: 'Shop floor: what peers did', industries: SHOP_FLOOR, lean: { hook: 'peer_result' } },
    {
      name: 'Moving goods: product news',
      industries: MOVING_GOODS,
      lean: { framework: 'AIDA', hook: 'statistic' },
    },
  ],
  [
    {
      name: 'Shop floor: book a demo',
      industries: SHOP_FLOOR,
      lean: { cta: 'calendar_link', tone: 'formal' },
    },
    {
      name: 'Moving goods: one question',
      industries: MOVING_GOODS,
      lean: { hook: 'question', framework: 'QVC' },
    },
  ],
  [
    {
      name: 'Shop floor: problem first',
      industries: SHOP_FLOOR,
      lean: { framework: 'PAS', cta: 'interest_question', morning: true },
    },
    {
      name: 'Moving goods: what changed',
      industries: MOVING_GOODS,
      lean: { hook: 'trigger_event', cta: 'interest_question' },
    },
  ],
];

export type PlannedCampaign = Plan & { row: CampaignRow; from: number; to: number };

/** One pair of campaigns for each quarter of the history; the last pair is still running. */
export function planCampaigns(orgId: string, from: number, now: number): PlannedCampaign[] {
  const length = (now - from) / PLANS.length;
  return PLANS.flatMap((pair, quarter) =>
    pair.map((plan, n) => {
      const externalId = `campaign-${quarter + 1}${n === 0 ? 'a' : 'b'}`;
      const start = from + quarter * length;
      const createdAt = new Date(start).toISOString();
      const row: CampaignRow = {
        id: stableId(orgId, externalId),
        org_id: orgId,
        external_id: externalId,
        name: plan.name,
        status: quarter === PLANS.length - 1 ? 'active' : 'finished',
        created_at: createdAt,
      };
      return { ...plan, row, from: start, to: start + length };
    }),
  );
}
