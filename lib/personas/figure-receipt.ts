import type { Analysis } from './analysis-schema';
import type { Comparison } from './compare-schema';
import { type FactBook, sourcesOf } from './facts';
import { formatDay, formatHours } from './format';

type Figure = {
  n: number;
  period: { first: string; last: string } | null;
  receipts: Parameters<typeof sourcesOf>[0];
};

const span = ({ period }: Figure): string =>
  period ? `, ${formatDay(period.first)} to ${formatDay(period.last)}` : '';

/** The receipt of a computed figure: what was measured, over which time, from which rows. */
export function figureReceipt(book: FactBook, figure: Figure, label: string, asOf: string): string {
  return book.receipt({
    type: 'analysis',
    label: `${label}${span(figure)}`,
    observed_at: figure.period?.last ?? asOf,
    sources: sourcesOf(figure.receipts),
  });
}

/** The receipt of the median answer, and its interval in words where there are enough answers for one. */
export function answerReceipt(book: FactBook, { response_time: { median_hours }, as_of }: Analysis) {
  const { value, interval, n } = median_hours;
  if (value === null) return null;
  const range = interval && `90 % interval ${formatHours(interval[0])} to ${formatHours(interval[1])}`;
  const label = `Median time to answer: ${formatHours(value)}${range ? ` (${range})` : ''}, n = ${n}`;
  return { id: figureReceipt(book, median_hours, label, as_of), usual: formatHours(value), range, n };
}

type Compared = 'response_hours' | 'engagement_rate';
const COMPARED: Record<Compared, { what: string; higher: string; lower: string }> = {
  response_hours: { what: 'Time to answer', higher: 'slower', lower: 'faster' },
  engagement_rate: { what: 'Engagement with our e-mails', higher: 'higher', lower: 'lower' },
};

/** The words and the receipt of a percentile; nothing where too few peers are known. */
export function besidePeers(book: FactBook, all: readonly Comparison[], metric: Compared, asOf: string) {
  const found = all.find((comparison) => comparison.metric === metric);
  if (!found || found.percentile === null || found.n_peers === null) return null;
  const { what, higher, lower } = COMPARED[metric];
  const below = Math.round(found.percentile);
  const words = below >= 50 ? `${higher} than ${below} %` : `${lower} than ${100 - below} %`;
  const { industry, company_size } = found.benchmark;
  const cell =
    industry === 'all' && company_size === 'all'
      ? 'all companies'
      : `industry ${industry}, size ${company_size}`;
  const id = book.receipt({
    type: 'benchmark',
    label: `${what} beside ${found.n_peers} others (${cell.replaceAll('_', ' ')}): ${words} of them`,
    observed_at: asOf,
  });
  return { id, text: `${words} of ${found.n_peers} comparable people` };
}
