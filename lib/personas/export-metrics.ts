import type { Analysis } from './analysis-schema';
import type { Figure, RateFigure } from './figure-schema';

/** One row of the table of figures, worded; an empty cell says that there is nothing to say. */
export type ExportMetric = { name: string; value: string; interval: string; n: string };

const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const percent = (fraction: number) => `${Math.round(fraction * 100)} %`;
const NOTHING = 'not observed';

function rateRow(name: string, { rate }: RateFigure): ExportMetric {
  if (rate.n === 0) return { name, value: NOTHING, interval: '', n: '0' };
  const [low, high] = rate.interval;
  return {
    name,
    value: percent(rate.mean),
    interval: `${Math.round(low * 100)}–${percent(high)}`,
    n: NUMBER.format(rate.n),
  };
}

function figureRow(name: string, { value, interval, n }: Figure, unit: string): ExportMetric {
  const range = interval ? `${NUMBER.format(interval[0])}–${NUMBER.format(interval[1])} ${unit}`.trim() : '';
  return {
    name,
    value: value === null ? NOTHING : `${NUMBER.format(value)} ${unit}`.trim(),
    interval: value === null ? '' : range,
    n: NUMBER.format(n),
  };
}

const countRow = (name: string, value: number): ExportMetric => ({
  name,
  value: NUMBER.format(value),
  interval: '',
  n: '',
});

function preferenceRow(name: string, { summary, n }: Analysis['preferences']['day']): ExportMetric {
  return { name, value: summary, interval: '', n: NUMBER.format(n) };
}

/** The figures of an analysis as rows of a table: value, 90 % interval and n. */
export function metricsOf(analysis: Analysis): ExportMetric[] {
  const { interactions, email, response_time, frequency, preferences, decision_speed, conversion, content } =
    analysis;
  return [
    countRow('Interactions', interactions.n),
    countRow('Interactions in the last 90 days', frequency.last_90_days),
    figureRow('Interactions a week', frequency.per_week, ''),
    rateRow('E-mails opened (machine opens apart)', email.open_rate),
    rateRow('E-mails clicked', email.click_rate),
    rateRow('E-mails answered', email.reply_rate),
    figureRow('Median time to an answer', response_time.median_hours, 'h'),
    figureRow('Mean time to an answer', response_time.mean_hours, 'h'),
    rateRow('Turns of ours that were answered', response_time.answered),
    preferenceRow('Days', preferences.day),
    preferenceRow(`Hours (${analysis.time_zone.name})`, preferences.time),
    preferenceRow('Channels', preferences.channel),
    figureRow('Time in a stage, ours = 1', decision_speed.ratio, '×'),
    figureRow('Days from opening to winning', decision_speed.cycle_days, 'days'),
    rateRow('Closed deals that were won', conversion),
    rateRow('Meetings held', content.meetings_held),
    rateRow('Calls completed', content.calls_completed),
    rateRow('Documents opened', content.documents_opened),
  ];
}
