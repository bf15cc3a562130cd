import type { Rate, Strategy } from '@/lib/outcomes/strategy-schema';

export const RATE: Rate = { mean: 0.12, interval: [0.09, 0.16], raw: 0.13, n: 214 };

/** A strategy of which only the framework and the chance to be best matter. */
export function strategy(framework: string, probability_best: number | null): Strategy {
  return {
    key: `framework=${framework}`,
    agent_name: null,
    campaign_id: null,
    total_outcomes: RATE.n,
    framework,
    tone: null,
    hooks_used: [],
    cta: null,
    send_time: null,
    n: RATE.n,
    rates: {
      delivery_rate: RATE,
      open_rate: RATE,
      reply_rate: RATE,
      positive_reply_rate: RATE,
      meeting_rate: RATE,
      meeting_held_rate: RATE,
      close_rate: RATE,
    },
    guardrails: { unsubscribe_rate: RATE, spam_rate: RATE, bounce_rate: RATE, negative_reply_rate: RATE },
    breached: [],
    probability_best,
    avg_deal_value: null,
    avg_deal_value_currency: null,
    deal_values: [],
  };
}
