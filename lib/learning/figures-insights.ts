import { entries } from './figure-entry';

const deals = { href: '/deals', label: 'Deals and their insights' };
const closed = { href: '/deals?status=won', label: 'Won deals' };
const matched =
  'Deals that closed in the period and on which somebody acted on an insight, beside closed deals that were still open and without such an action at the same age (in the same stage and of the same company size where three such deals exist). An association: people may act on the deals that they believe in.';
const tooFew =
  'Fewer than ten deals with an insight acted upon closed in this period and have deals like them to be compared with.';

export const INSIGHTS = entries('insights', {
  insight_accuracy: {
    label: 'Insights that came true',
    definition:
      'Insights shown to somebody, on deals that closed in the period: a risk came true when the deal was lost, anything else when it was won. The same finding counts once a deal, at its first showing. The interval knows that findings on one deal share its fate.',
    unit: 'share',
    better: 'higher',
    rows: closed,
    empty: 'No deal with an insight that somebody saw closed in this period.',
    series: 'Insights that came true, by when the deal closed',
  },
  insight_helpfulness: {
    label: 'Insights found helpful',
    definition:
      'Verdicts that people gave in the period: how many say helpful, of those that say helpful, not helpful or incorrect.',
    unit: 'share',
    better: 'higher',
    rows: deals,
    empty: 'Nobody has judged an insight in this period. The buttons are under each insight of a deal.',
    series: 'Insights found helpful',
  },
  insight_action: {
    label: 'Insights acted upon',
    definition:
      'Insights first shown to somebody in the period: on how many somebody acted since, by marking it so or by feedback.',
    unit: 'share',
    better: 'higher',
    rows: deals,
    empty: 'No insight was shown for the first time in this period.',
    series: 'Insights acted upon, by when they were first shown',
  },
  insight_coverage: {
    label: 'Open deals with a current insight',
    definition:
      'Deals that are open now: how many have insights made in the last 30 days and after the deal last changed its stage.',
    unit: 'share',
    better: 'higher',
    scope: 'now',
    rows: { href: '/deals?status=open', label: 'Open deals' },
    empty: 'No deal is open.',
  },
  insight_calibration: {
    label: 'Error of stated confidence',
    definition:
      'The insights of "came true", in ten bands of the confidence that they stated: the mean distance between the confidence and the share that came true, weighted by how many (expected calibration error). 0 is perfect; beside it stands what a perfect record would show by chance (its 95th percentile).',
    unit: 'score',
    better: 'lower',
    rows: closed,
    empty: 'Fewer than 20 insights on deals that closed in this period.',
  },
  win_rate_acted: {
    label: 'Win rate where an insight was acted upon',
    definition: `${matched} Win rates of both.`,
    unit: 'share',
    better: 'higher',
    association: true,
    rows: closed,
    empty: tooFew,
  },
  days_to_close_acted: {
    label: 'Days to win after an action',
    definition: `${matched} Of the won ones, mean days from the first action (from the same age) to closing.`,
    unit: 'days',
    better: 'lower',
    association: true,
    rows: closed,
    empty: tooFew,
  },
  revenue_acted: {
    label: 'Revenue per deal after an action',
    definition: `${matched} Mean won amount, lost deals as zero, of deals in the organisation's currency.`,
    unit: 'money',
    better: 'higher',
    association: true,
    rows: closed,
    empty: tooFew,
  },
});
