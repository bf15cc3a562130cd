import type { DealView } from './history';
import { inboundBetween } from './patterns';

/** The deal as it stood when something was said about it; stored with the insight and never changed. */
export type DealSnapshot = {
  value: number | null;
  currency: string;
  stage: string;
  days_in_stage: number;
  contact_engagement: { contacts: number; meetings: number; inbound_30_days: number; days_silent: number };
  competitor_presence: string | null;
  taken_at: string;
};

export function snapshotOf(view: DealView): DealSnapshot {
  return {
    value: view.deal.amount,
    currency: view.deal.currency,
    stage: view.stage,
    days_in_stage: view.daysInStage,
    contact_engagement: {
      contacts: view.contacts,
      meetings: view.meetings,
      inbound_30_days: inboundBetween(view, 30, 0).length,
      days_silent: view.daysSilent,
    },
    competitor_presence: view.competitor,
    taken_at: new Date(view.now).toISOString(),
  };
}
