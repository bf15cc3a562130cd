import { estimateRate, priorFromOthers } from '../stats/rate';
import { averages } from './average';
import type { CampaignRow, CampaignSummary, FunnelStep } from './campaign-schema';
import { type CountedRate, type Counts, trialsOf } from './counts-schema';
import { GUARDRAILS } from './strategy-schema';

const STEPS: Record<FunnelStep, [CountedRate, keyof Counts]> = {
  delivered: ['delivery_rate', 'delivered'],
  opened: ['open_rate', 'opened'],
  clicked: ['click_rate', 'clicked'],
  replied: ['reply_rate', 'replied'],
  positive_reply: ['positive_reply_rate', 'positive_replies'],
  meeting: ['meeting_rate', 'meetings'],
  won: ['close_rate', 'won'],
};

/** A campaign with its funnel; what is usual comes from the organisation's other campaigns. */
export function toCampaign({ values, ...campaign }: CampaignRow, peers: readonly Counts[]): CampaignSummary {
  const { counts } = campaign;
  const rate = (name: CountedRate) =>
    estimateRate(trialsOf(counts, name), priorFromOthers(peers.map((peer) => trialsOf(peer, name))));
  const guardrails = GUARDRAILS.map((name) => [name, rate(name)]);
  return {
    ...campaign,
    funnel: (Object.keys(STEPS) as FunnelStep[]).map((step) => {
      const [name, counted] = STEPS[step];
      return { step, count: counts[counted], rate: rate(name) };
    }),
    guardrails: Object.fromEntries(guardrails) as CampaignSummary['guardrails'],
    values: averages(values),
  };
}
