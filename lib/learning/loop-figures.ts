import type { Span } from './calendar';
import { shareOf } from './estimate';
import type { FigureKey } from './figures';
import { countOf, type Figures, figure } from './stored';
import { type Days, tallyOf } from './tally';

/** Figures that are a share of what a measure counts. */
export const SHARES = {
  labels_captured: 'labels',
  positive_replies: 'positive',
  reply_sentiment_accuracy: 'sentiment',
  reply_interest_accuracy: 'interest',
  reply_objection_accuracy: 'objection',
  replies_checked: 'checked',
  webhook_success: 'webhooks',
  deal_attribution: 'attribution',
  insight_helpfulness: 'helpful',
  insight_action: 'action',
  search_hits: 'searches',
  error_rate: 'exchanges',
} as const satisfies Partial<Record<FigureKey, string>>;

export function shareFigures(days: Days, period: Span, previous: Span): Figures {
  const figures: Figures = {};
  for (const [key, measure] of Object.entries(SHARES) as [keyof typeof SHARES, string][]) {
    const now = tallyOf(days, measure, period);
    const before = shareOf(tallyOf(days, measure, previous));
    figures[key] = figure(key, shareOf(now), before, { numerator: now.n === 0 ? null : now.sum });
  }
  return figures;
}

export function loopCounts(days: Days, period: Span, previous: Span): Figures {
  const ready = (span: Span) => {
    const { n, sum } = tallyOf(days, 'ready', span);
    return countOf(sum, n);
  };
  const dead = (span: Span) =>
    countOf(tallyOf(days, 'dead_letters', span).sum, tallyOf(days, 'webhooks', span).n);
  return {
    training_ready: figure('training_ready', ready(period), ready(previous)),
    webhook_dead_letters: figure('webhook_dead_letters', dead(period), dead(previous)),
  };
}
