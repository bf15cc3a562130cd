import { type PlannedCampaign, planCampaigns } from './campaigns';
import type { Account } from './companies';
import { DAY_MS, type DealPlan, type PlannedDeal, planDeal } from './deals';
import { stableId } from './ids';
import { slotFiller, writeLetter } from './letter';
import { tellMessage } from './outreach-events';
import { type Choice, drawChoice, replyLogOdds } from './outreach-model';
import { type Dice, dice } from './random';
import type { ContactRow, MessageBundle, MessageRow } from './rows';
import { atLocalHour } from './touches';
import { PRODUCT_WEIGHTS, type Product } from './vendor';
import { sigmoid } from './win-model';

export type Outreach = { campaigns: PlannedCampaign[]; messages: () => Generator<MessageBundle> };

type Addressed = { account: Account; about: ContactRow; product: Product; deal: PlannedDeal | null };

function choose(d: Dice, campaign: PlannedCampaign): Choice {
  const choice = drawChoice(d);
  return d.chance(0.5) ? { ...choice, ...campaign.lean } : choice;
}

/** A message that led to a deal was chosen as often as such messages earn an interested reply. */
function chooseByOutcome(d: Dice, campaign: PlannedCampaign, account: Account): Choice {
  for (;;) {
    const choice = choose(d, campaign);
    if (d.chance(2 * sigmoid(replyLogOdds(choice, account)))) return choice;
  }
}

/** Campaigns over the whole history. About half of the deals from outbound work began with one of their messages. */
export function createOutreach(plan: DealPlan, letters: number): Outreach {
  const from = plan.from.getTime() - 14 * DAY_MS;
  const now = plan.now.getTime();
  const campaigns = letters > 0 ? planCampaigns(plan.orgId, from, now) : [];
  const campaignFor = (account: Account, at: number) =>
    campaigns.find((c) => at >= c.from && at < c.to && c.industries.includes(account.industry));

  function bundle(key: string, d: Dice, { account, about, product, deal }: Addressed, around: number) {
    const campaign = campaignFor(account, around);
    if (!campaign) return null;
    const choice = deal ? chooseByOutcome(d, campaign, account) : choose(d, campaign);
    const interested = deal !== null || d.chance(0.5 * sigmoid(replyLogOdds(choice, account)));
    const hour = choice.morning ? d.between(7.6, 9.9) : d.between(11, 17);
    const sent = atLocalHour(around, about.time_zone, hour);
    if (sent > now) return null;
    const fill = slotFiller(d, { account, about, product, at: sent });
    const { subject, body } = writeLetter(d, fill, choice);
    const at = new Date(sent).toISOString();
    const message: MessageRow = {
      id: stableId(plan.orgId, key),
      org_id: plan.orgId,
      campaign_id: campaign.row.id,
      lead_id: about.id,
      channel: 'email',
      subject_line: subject,
      message_body: body,
      framework: choice.framework,
      tone: choice.tone,
      agent_decisions: {
        WriterAgent: { framework: choice.framework, tone: choice.tone, cta: choice.cta },
        PersonalizerAgent: { hooks_used: [choice.hook] },
      },
      lead_industry: account.industry,
      lead_role: about.job_title,
      company_size: account.company.company_size,
      provider_message_id: key,
      sent_at: at,
      created_at: at,
    };
    return { message, events: tellMessage({ d, message, choice, fill, now, interested, deal }) };
  }

  function* messages(): Generator<MessageBundle> {
    for (let index = 0; index < plan.deals; index++) {
      const deal = planDeal(plan, index);
      const [about] = deal.account.contacts;
      if (deal.row.source !== 'Outbound' || !about) continue;
      const d = dice(plan.seed, `letter-to-deal:${index}`);
      if (!d.chance(0.55)) continue;
      const around = Date.parse(deal.row.opened_at) - d.between(5, 12) * DAY_MS;
      const addressed = { account: deal.account, about, product: deal.facts.product, deal };
      const told = bundle(`letter-to-${deal.row.external_id}`, d, addressed, around);
      if (told) yield told;
    }
    for (let index = 0; index < letters; index++) {
      const d = dice(plan.seed, `letter:${index}`);
      const account = d.pick(plan.accounts);
      const about = d.pick(account.contacts);
      const around = now - d.next() * (now - from);
      const product = d.weighted<Product>(PRODUCT_WEIGHTS);
      const key = `letter-${String(index + 1).padStart(5, '0')}`;
      const told = bundle(key, d, { account, about, product, deal: null }, around);
      if (told) yield told;
    }
  }
  return { campaigns, messages };
}
