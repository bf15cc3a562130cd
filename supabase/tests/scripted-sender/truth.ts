/** What the ledger must say of one message in the end, kept step by step while its life is told in order. */
export type Truth = {
  delivered: boolean;
  bounced: boolean;
  bounce_type: 'hard' | 'soft' | null;
  bounce_reason: string | null;
  opened: boolean;
  open_count: number;
  machine_open_count: number;
  clicked: boolean;
  click_count: number;
  click_occasions: number;
  replied: boolean;
  reply_text: string | null;
  unsubscribed: boolean;
  spam_reported: boolean;
  meeting_booked: boolean;
  meeting_completed: boolean;
  meeting_no_show: boolean;
  deal_created: boolean;
  deal_closed: boolean;
  deal_lost: boolean;
  deal_value: number | null;
  deal_currency: string | null;
  time_to_close_days: number | null;
  training_label: string;
  training_weight: number;
};

export const untouched = (): Truth => ({
  delivered: false,
  bounced: false,
  bounce_type: null,
  bounce_reason: null,
  opened: false,
  open_count: 0,
  machine_open_count: 0,
  clicked: false,
  click_count: 0,
  click_occasions: 0,
  replied: false,
  reply_text: null,
  unsubscribed: false,
  spam_reported: false,
  meeting_booked: false,
  meeting_completed: false,
  meeting_no_show: false,
  deal_created: false,
  deal_closed: false,
  deal_lost: false,
  deal_value: null,
  deal_currency: null,
  time_to_close_days: null,
  training_label: 'neutral',
  training_weight: 1,
});

export type Deal = { state: 'open' | 'won' | 'lost'; cents: number; wonAt: number };
export type Mood = 'interested' | 'objecting' | 'plain';

/** What all deals of a message amount to, once their stories are over. */
export function settleDeals(truth: Truth, deals: readonly Deal[], sentAt: number): void {
  if (deals.length === 0) return;
  const won = deals.filter((deal) => deal.state === 'won');
  truth.deal_created = true;
  truth.deal_lost = deals.every((deal) => deal.state === 'lost');
  truth.deal_closed = won.length > 0;
  if (won.length === 0) return;
  truth.deal_value = won.reduce((cents, deal) => cents + deal.cents, 0) / 100;
  truth.deal_currency = 'EUR';
  truth.time_to_close_days = (Math.min(...won.map((deal) => deal.wonAt)) - sentAt) / 86_400_000;
}

/** The table of the data model: what the message teaches, and how strongly. */
export function settleLabel(truth: Truth, mood: Mood | undefined): void {
  const is = (label: 'positive_example' | 'negative_example', weight: number) => {
    truth.training_label = label;
    truth.training_weight = weight;
  };
  if (truth.deal_closed) is('positive_example', 10);
  else if (truth.meeting_completed) is('positive_example', 7);
  else if (truth.unsubscribed || truth.spam_reported) is('negative_example', 2);
  else if (truth.meeting_booked) is('positive_example', 5);
  else if (mood === 'interested') is('positive_example', 3);
  else if (mood === 'objecting' || truth.deal_lost) is('negative_example', 2);
  else if (truth.click_occasions >= 2 && !truth.replied) is('positive_example', 3);
  else if (truth.bounced) is('negative_example', 0.5);
}
