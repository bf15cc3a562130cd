import { entries } from './figure-entry';

const record = { href: '/forecast', label: 'Record of the forecast' };
const plans = { href: '/admin/plans', label: 'Plans and their results' };
const none = 'No plan has been measured to its end. Approve a change under Plans and let its trial run.';

export const FORECAST = entries('forecast', {
  forecast_brier: {
    label: 'Forecast error (Brier)',
    definition:
      'Deals that closed in the period, each with the first win probability that was frozen for it: the mean squared distance between the probability and what happened (0 is perfect). Beside it: always saying the share that was won.',
    unit: 'score',
    better: 'lower',
    rows: record,
    empty: 'No deal with a frozen forecast closed in this period.',
    series: 'Forecast error (Brier), by when the deal closed',
  },
  forecast_calibration: {
    label: 'Error of forecast percentages',
    definition:
      'The deals of the forecast error, in ten bands of probability: the mean distance between the probability and the share won, weighted by how many (expected calibration error). Beside it: what a perfect forecast would show by chance (its 95th percentile).',
    unit: 'score',
    better: 'lower',
    rows: record,
    empty: 'Fewer than 20 deals with a frozen forecast closed in this period.',
  },
  plan_promised: {
    label: 'Uplift promised by plans',
    definition:
      'Mean change of the rate that was forecast, over all changes that were measured to their end, at any time; the better direction counts as plus.',
    unit: 'points',
    better: 'neutral',
    scope: 'all_time',
    rows: plans,
    empty: none,
  },
  plan_realised: {
    label: 'Uplift realised by plans',
    definition:
      'Mean change of the rate that was measured against the control arm, over the same changes; the better direction counts as plus. Beside it: what was promised.',
    unit: 'points',
    better: 'higher',
    scope: 'all_time',
    rows: plans,
    empty: none,
  },
});
