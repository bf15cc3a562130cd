import { estimateStars, type StarCounts } from '../stats/stars';
import type { Span } from './calendar';
import { calibrationOf, type Pairs } from './calibration';
import { clusteredShareOf, meanOf } from './estimate';
import type { Estimate, StoredFigure } from './schema';
import { type Figures, figure } from './stored';
import { type Days, tallyOf } from './tally';

const UNIT = [0, 1] as const;

export const accuracyOf = (days: Days, span: Span): Estimate | null =>
  clusteredShareOf(tallyOf(days, 'accuracy', span));
export const brierOf = (days: Days, span: Span): Estimate | null =>
  meanOf(tallyOf(days, 'brier', span), UNIT);
const rankOf = (days: Days, span: Span): Estimate | null => meanOf(tallyOf(days, 'rank', span), UNIT);

const STARS = [1, 2, 3, 4, 5] as const;
const starsOf = (days: Days, span: Span): StarCounts => {
  const [one, two, three, four, five] = STARS.map((stars) => tallyOf(days, `stars:${stars}`, span).n);
  return [one ?? 0, two ?? 0, three ?? 0, four ?? 0, five ?? 0];
};
const EVER: Span = { from: '0000-01-01', to: '9999-12-31' };

/** The mean of the stars as given; its interval draws few ratings towards all of the organisation. */
export function ratingOf(days: Days, span: Span): Estimate | null {
  const counts = starsOf(days, span);
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return null;
  const value = counts.reduce((sum, count, i) => sum + count * (i + 1), 0) / n;
  const [low, high] = estimateStars(counts, starsOf(days, EVER)).interval;
  return { value, n, interval: [Math.min(low, value), Math.max(high, value)] };
}

/** What always saying the share that was won would have scored on the same deals. */
function baseRateOf(days: Days, span: Span): StoredFigure['reference'] {
  const { n, sum } = tallyOf(days, 'forecast_won', span);
  const label = 'Always saying the share that was won';
  return n === 0 ? null : { label, value: (sum / n) * (1 - sum / n), n, interval: null, difference: null };
}

function calibration(
  key: 'insight_calibration' | 'forecast_calibration',
  pairs: Pairs,
  period: Span,
  previous: Span,
) {
  const { n, found } = calibrationOf(pairs, period);
  const before = calibrationOf(pairs, previous).found?.error ?? null;
  return figure(key, found?.error ?? null, before, { n, reference: found?.reference ?? null });
}

export type Records = { days: Days; insights: Pairs; forecasts: Pairs };

export function recordFigures({ days, insights, forecasts }: Records, period: Span, previous: Span): Figures {
  const { sum, n } = tallyOf(days, 'accuracy', period);
  return {
    insight_accuracy: figure('insight_accuracy', accuracyOf(days, period), accuracyOf(days, previous), {
      numerator: n === 0 ? null : sum,
    }),
    insight_calibration: calibration('insight_calibration', insights, period, previous),
    forecast_brier: figure('forecast_brier', brierOf(days, period), brierOf(days, previous), {
      reference: baseRateOf(days, period),
    }),
    forecast_calibration: calibration('forecast_calibration', forecasts, period, previous),
    persona_rating: figure('persona_rating', ratingOf(days, period), ratingOf(days, previous)),
    search_rank: figure('search_rank', rankOf(days, period), rankOf(days, previous)),
  };
}
