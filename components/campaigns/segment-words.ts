import { formatInterval, formatNumber, formatPercent } from '@/components/ui/format';
import type { IcpDimension, IcpSegments } from '@/lib/outcomes/icp-schema';
import { choiceWords } from './campaign-words';

export type Segment = IcpSegments['data'][number];

/** The questions that can be asked of leads; the value is what the API takes. */
export const SEGMENT_QUESTIONS = {
  industry: 'Industry',
  company_size: 'Company size',
  seniority: 'Seniority',
  region: 'Region',
  lead_source: 'Lead source',
  'industry,company_size,seniority': 'Industry, size and seniority',
} as const satisfies Record<string, string>;

/** `Manufacturing · Medium · Executive`; what is not known says so. */
export function segmentName({ segment }: Segment, dimensions: readonly IcpDimension[]): string {
  const known = dimensions.map((name) => segment[name]);
  if (known.every((value) => value === null)) return 'Not known';
  return known.map((value) => (value === null ? 'not known' : choiceWords(value))).join(' · ');
}

/** What the comparison says: the best segment with its figures, or that none stands out. */
export function summarizeSegments(
  ranked: readonly Segment[],
  dimensions: readonly IcpDimension[],
  locale: string,
): string {
  const first = ranked[0];
  if (!first) return '';
  const rate = formatInterval(first.positive_rate, locale);
  const name = segmentName(first, dimensions);
  const leads = ranked.reduce((sum, { positive_rate: { n } }) => sum + n, 0);
  const good = ranked.reduce((sum, { positive_rate: { raw, n } }) => sum + (raw ?? 0) * n, 0);
  const usual = leads === 0 ? 0 : good / leads;
  if (first.positive_rate.interval[0] > usual) return `${name} answers best: ${rate}.`;
  const all = `all ${formatNumber(leads, locale)} leads together ${formatPercent(usual, locale)}`;
  return `No segment stands out: ${name} has the highest rate, ${rate}; ${all}.`;
}
